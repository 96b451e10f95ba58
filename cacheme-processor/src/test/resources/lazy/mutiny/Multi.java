package io.smallrye.mutiny;

/** As Mutiny has it. */
public interface Multi<T> {}
