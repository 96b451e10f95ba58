package io.smallrye.mutiny;

/** As Mutiny has it. */
public interface Uni<T> {}
