package io.cacheme.proof;

import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.codec.Codec;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import java.time.Duration;

/**
 * A node with a heap, as the processor would describe it.
 *
 * @param id tells one from another
 */
public record Fruit(long id) implements Node<String> {

  private static final Codec<String> TEXT =
      new Codec<>() {
        @Override
        public void write(ValueWriter out, String value) {
          out.writeString(value);
        }

        @Override
        public String read(ValueReader in) {
          return in.readString();
        }
      };

  /** Its node, on one heap. */
  public static NodeSpec<Fruit, String> onHeap() {
    return NodeSpec.<Fruit, String>builder(1, Fruit.class, "Fruit")
        .key(
            "fruit:{id}",
            KeyLayout.literal("fruit:").thenNumber(),
            (fruit, key) -> key.literal("fruit:").number(fruit.id()))
        .value(ValueType.of("String", TEXT))
        .tier("heap", Duration.ofHours(1))
        .build();
  }
}
