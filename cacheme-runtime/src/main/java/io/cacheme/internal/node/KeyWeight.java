package io.cacheme.internal.node;

import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.spi.HeapLayout;

/**
 * How many bytes the keys of a node take on the heap, by the text that they give: a number counts
 * as a boxed one, and every other component as a text of its own with two bytes for each character.
 */
public final class KeyWeight<N extends Node<V>, V> {

  /** A reference and a number. */
  private static final long NUMBER = HeapLayout.REFERENCE + HeapLayout.object(12);

  /** A reference and a text, but for its characters. */
  private static final long TEXT = HeapLayout.REFERENCE + HeapLayout.string("") + 8;

  private final NodeSpec<N, V> spec;
  private final long parts;

  public KeyWeight(NodeSpec<N, V> spec) {
    this.spec = spec;
    this.parts = spec.layout().parts().stream().mapToLong(part -> weight(part.kind())).sum();
  }

  private static long weight(KeyLayout.Kind kind) {
    return switch (kind) {
      case LITERAL -> 0;
      case NUMBER -> NUMBER;
      case TEXT, ANY -> TEXT;
    };
  }

  /** The bytes of what the heap knows a node by. */
  @SuppressWarnings("unchecked") // it is the node where it is no text
  public long of(Object key) {
    if (key instanceof Keys.TextKey text) {
      return HeapLayout.object(3L * HeapLayout.REFERENCE)
          + HeapLayout.string(text.text())
          + ofNode((N) text.node());
    }
    return ofNode((N) key);
  }

  private long ofNode(N node) {
    KeyWriter writer = new KeyWriter();
    spec.key().write(node, writer);
    return HeapLayout.object(parts) + writer.nestedComponents() * TEXT + 2L * writer.length();
  }
}
