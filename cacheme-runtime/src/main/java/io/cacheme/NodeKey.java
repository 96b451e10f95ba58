package io.cacheme;

import io.cacheme.codec.KeyWriter;

/**
 * Renders a node's key template, for any number of threads. Implemented by generated code.
 *
 * @param <N> the node
 */
@FunctionalInterface
public interface NodeKey<N> {

  /**
   * Writes the rendered template, without prefix and version, to {@code key}.
   *
   * @throws io.cacheme.codec.InvalidKeyException if a component is null that must not be
   */
  void write(N node, KeyWriter key);
}
