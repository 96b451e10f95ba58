package io.cacheme.codec;

/**
 * Writes and reads values of one type, in whatever format the writer and reader speak. Stateless
 * and safe for any number of threads.
 *
 * <p>Implemented by generated code, for the value of a node and all that it reaches, and by
 * applications for dynamic nodes; what is added has a default.
 *
 * @param <V> the value
 */
public interface Codec<V> extends Encoder<V> {

  /**
   * Reads one value, all of it.
   *
   * @param in only to be used until this returns
   * @return the value, never null
   * @throws UndecodableException if the bytes are not one, or a component is missing
   */
  V read(ValueReader in);
}
