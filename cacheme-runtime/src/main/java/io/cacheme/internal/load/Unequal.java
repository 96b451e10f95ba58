package io.cacheme.internal.load;

import io.cacheme.Node;
import io.cacheme.NodeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Parts of what one bulk load would be asked for, in each of which no two nodes are equal: where
 * records have an equality of their own, two that are equal may have two keys, and a loader's map
 * has one value for both.
 */
public final class Unequal {

  private Unequal() {}

  /** All in one part, but where nodes have an equality of their own. */
  public static <N extends Node<V>, V, T> List<List<T>> parts(
      NodeSpec<N, V> spec, List<T> all, Function<? super T, ? extends N> toNode) {
    if (!spec.keyedByText()) {
      return List.of(all);
    }
    Map<N, Integer> seen = new HashMap<>();
    List<List<T>> parts = new ArrayList<>();
    for (T each : all) {
      int times = seen.merge(toNode.apply(each), 1, Integer::sum);
      if (times > parts.size()) {
        parts.add(new ArrayList<>());
      }
      parts.get(times - 1).add(each);
    }
    return parts;
  }
}
