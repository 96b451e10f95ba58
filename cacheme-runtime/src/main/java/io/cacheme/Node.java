package io.cacheme;

/**
 * Marks a record as a cache key for values of type {@code V}.
 *
 * <p>The record's components are the parameters of the key; what is cached, where and for how long
 * stands in its {@code @CacheNode} annotation. {@code V} is exactly the type of the value: in
 * {@code Node<Optional<X>>} an empty optional is a value like any other.
 *
 * <p>Implemented by an application's records alone, whose keys must not change: their components
 * are immutable, and {@code equals} is that of the record. It has no method, and never will.
 *
 * @param <V> the type of the cached value
 */
public interface Node<V> {}
