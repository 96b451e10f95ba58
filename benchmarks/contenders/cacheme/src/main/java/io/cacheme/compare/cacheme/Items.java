package io.cacheme.compare.cacheme;

import io.cacheme.compare.Item;
import io.cacheme.compare.Source;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.ToLongFunction;

/** Takes the items of several nodes from the source at once. */
final class Items {

  private Items() {}

  static <N> CompletionStage<Map<N, Item>> all(
      Collection<N> nodes, ToLongFunction<N> id, Source source) {
    List<Long> ids = nodes.stream().map(id::applyAsLong).toList();
    return source.findAll(ids).thenApply(items -> byNode(nodes, id, items));
  }

  private static <N> Map<N, Item> byNode(
      Collection<N> nodes, ToLongFunction<N> id, Map<Long, Item> items) {
    Map<N, Item> found = new HashMap<>();
    nodes.forEach(node -> found.put(node, items.get(id.applyAsLong(node))));
    return found;
  }
}
