package io.cacheme.codec;

/**
 * Writes values of one type: the half of a {@link Codec} that nodes have whose tiers are all heap
 * tiers, where a heap that is bounded in bytes weighs by it. Implemented by generated code.
 * Stateless and safe for any number of threads.
 *
 * @param <V> the value
 */
@FunctionalInterface
public interface Encoder<V> {

  /**
   * Writes {@code value}, all of it, as one value of {@code out}.
   *
   * @param out only to be used until this returns
   * @param value not null
   * @throws IllegalArgumentException if it cannot be written
   */
  void write(ValueWriter out, V value);
}
