package io.cacheme.codec;

/**
 * Writes and reads values of one type, in whatever format the writer and reader speak. Written by
 * the annotation processor for the value of a node and all that it reaches; stateless and safe for
 * any number of threads.
 *
 * @param <V> the value
 */
public interface Codec<V> extends Encoder<V> {

  /**
   * Reads one value.
   *
   * @throws UndecodableException if the bytes are not one, or a component is missing
   */
  V read(ValueReader in);
}
