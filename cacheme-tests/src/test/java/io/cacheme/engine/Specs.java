package io.cacheme.engine;

import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.ValueType;
import java.time.Duration;
import java.util.function.ToLongFunction;

/** Declarations of the nodes of these tests, by hand: the only place that knows how they look. */
final class Specs {

  private static final Duration TTL = Duration.ofHours(1);

  private Specs() {}

  static NodeSpec<Item, String> item(Tiers tiers) {
    return of(Item.class, "item", String.class, Item::id, tiers).build();
  }

  static NodeSpec<Part, String> part(Tiers tiers) {
    return of(Part.class, "part", String.class, Part::id, tiers).build();
  }

  static NodeSpec<Chain, Long> chain(Tiers tiers) {
    return of(Chain.class, "chain", Long.class, Chain::link, tiers).build();
  }

  /** Items of which it is remembered, too, that there is none. */
  static NodeSpec<Item, String> itemOrNone(Tiers tiers) {
    return of(Item.class, "item", String.class, Item::id, tiers).negativeTtl(TTL).build();
  }

  static <N extends Node<V>, V> NodeSpec.Builder<N, V> of(
      Class<N> type, String name, Class<V> value, ToLongFunction<N> id, Tiers tiers) {
    NodeSpec.Builder<N, V> spec =
        NodeSpec.<N, V>builder(1, type, type.getSimpleName())
            .key(
                name + ":{id}",
                KeyLayout.literal(name + ":").thenNumber(),
                (node, key) -> key.literal(name + ":").number(id.applyAsLong(node)))
            .value(ValueType.of(value));
    tiers.storages.forEach(storage -> spec.tier(storage, TTL));
    return spec;
  }
}
