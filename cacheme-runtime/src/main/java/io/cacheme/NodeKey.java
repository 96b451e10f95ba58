package io.cacheme;

import io.cacheme.codec.KeyWriter;

/**
 * Renders a node's key template. Written by the annotation processor.
 *
 * @param <N> the node
 */
@FunctionalInterface
public interface NodeKey<N> {

  /** Writes the rendered template, without prefix and version, to {@code key}. */
  void write(N node, KeyWriter key);
}
