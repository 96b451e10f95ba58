package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.internal.node.NodeContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What one {@code getAll} asks for: each key once, in the order asked.
 *
 * @param <K> what it was asked by: nodes, or what maps to them
 */
public final class Many<N extends Node<?>, K> {

  private final List<K> asked;
  private final List<N> nodes;
  private final List<Object> keys;

  private Many(int size) {
    this.asked = new ArrayList<>(size);
    this.nodes = new ArrayList<>(size);
    this.keys = new ArrayList<>(size);
  }

  /** Those of {@code keys}; refuses bad ones before anything is asked. */
  public static <N extends Node<V>, V, K> Many<N, K> of(
      NodeContext<N, V> context,
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode) {
    Many<N, K> many = new Many<>(keys.size());
    Set<Object> seen = new HashSet<>(keys.size() * 4 / 3 + 1);
    for (K key : keys) {
      N node = toNode.apply(key);
      Object local = context.keys.local(node);
      if (seen.add(local)) {
        many.asked.add(key);
        many.nodes.add(node);
        many.keys.add(local);
      }
    }
    return many;
  }

  /** The nodes, each once. */
  List<N> nodes() {
    return nodes;
  }

  /** What the heap knows the nodes by. */
  List<Object> keys() {
    return keys;
  }

  /** How many there are. */
  public int size() {
    return nodes.size();
  }

  K asked(int index) {
    return asked.get(index);
  }

  N node(int index) {
    return nodes.get(index);
  }

  Object key(int index) {
    return keys.get(index);
  }
}
