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
 * A node, as the processor would describe it.
 *
 * @param id tells one from another
 */
record Fruit(int id) implements Node<Integer> {

  private static final Codec<Integer> NUMBER =
      new Codec<>() {
        @Override
        public void write(ValueWriter out, Integer value) {
          out.writeInt(value);
        }

        @Override
        public Integer read(ValueReader in) {
          return in.readInt();
        }
      };

  /** Its node, on these storages. */
  static NodeSpec<Fruit, Integer> on(String... storages) {
    NodeSpec.Builder<Fruit, Integer> spec =
        NodeSpec.<Fruit, Integer>builder(1, Fruit.class, "Fruit")
            .key(
                "fruit:{id}",
                KeyLayout.literal("fruit:").thenNumber(),
                (fruit, key) -> key.literal("fruit:").number(fruit.id()))
            .value(ValueType.of("Integer", NUMBER));
    for (String storage : storages) {
      spec.tier(storage, Duration.ofHours(1));
    }
    return spec.build();
  }
}
