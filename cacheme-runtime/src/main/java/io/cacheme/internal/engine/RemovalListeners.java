package io.cacheme.internal.engine;

import io.cacheme.CachemeConfigurationException;
import io.cacheme.CachemeListener;
import io.cacheme.CachemeListener.Interest;
import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.RemovalListener;
import io.cacheme.TierSpec;
import io.cacheme.help.Help;
import io.cacheme.internal.events.Interested;
import io.cacheme.internal.node.HeapRemovals;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.node.NodeRemovals;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.Storage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Who is to be told what heaps let go of, by node. A storage is asked to tell before it is opened,
 * and only where one of these nodes has a tier there: for all others it costs nothing.
 */
public final class RemovalListeners {

  private final Map<Object, RemovalListener<?, ?>> byNode = new HashMap<>();
  private final List<CachemeListener> ofAll;
  private final Set<String> storages = new HashSet<>();
  private final Map<Object, NodeRemovals<?, ?>> listening = HeapRemovals.nobody();
  private final Set<LocalStorage> telling =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Nobody so far. */
  public RemovalListeners() {
    ofAll = List.of();
  }

  /** The same as {@code others}, and {@code ofAll} nodes, for a {@code Cacheme} of its own. */
  public RemovalListeners(RemovalListeners others, List<Interested> ofAll) {
    this.ofAll = Interested.in(Interest.REMOVALS, ofAll);
    byNode.putAll(others.byNode);
    storages.addAll(others.storages);
  }

  /**
   * Tells {@code listener} of a node.
   *
   * @throws IllegalArgumentException if another is told of it
   */
  public <N extends Node<V>, V> void add(NodeSpec<N, V> spec, RemovalListener<N, V> listener) {
    if (byNode.putIfAbsent(spec.identity(), listener) != null) {
      throw new IllegalArgumentException(
          spec.name() + " has a removal listener already\n    help:  give one that tells both");
    }
    spec.tiers().stream().map(TierSpec::storage).forEach(storages::add);
  }

  /** {@code storage} is about to be opened under {@code name}. */
  void beforeOpen(String name, Storage storage) {
    if ((!ofAll.isEmpty() || storages.contains(name))
        && storage instanceof LocalStorage heap
        && heap.tellRemovals(new HeapRemovals(name, listening))) {
      telling.add(heap);
    }
  }

  /**
   * Refuses a node that is to be told of and has a tier in {@code heap}, which does not tell: R31.
   */
  void refuseMute(NodeSpec<?, ?> spec, String storage, LocalStorage heap) {
    if (byNode.containsKey(spec.identity()) && !telling.contains(heap)) {
      throw new CachemeConfigurationException(
          "R31",
          Help.message(
              "R31",
              "storage \""
                  + storage
                  + "\" cannot tell what it lets go of, as the removal listener of "
                  + spec.name()
                  + " wants to know",
              heap + ", whose tellRemovals answers false unless it is overridden",
              "override LocalStorage.tellRemovals, name another heap storage, or leave the listener"
                  + " out"));
    }
  }

  /** Refuses a node that is to be told of, and has no heap: R31. */
  void refuseWithoutHeap(NodeSpec<?, ?> spec) {
    if (byNode.containsKey(spec.identity())) {
      throw new CachemeConfigurationException(
          "R31",
          Help.message(
              "R31",
              spec.name() + " has a removal listener and no heap tier",
              "its tiers " + spec.tiers(),
              "add one, as in @Cache(storage = \"local\", ttl = \"30s\"), or leave the listener"
                  + " out"));
    }
  }

  /** The node is bound: who listens is told from now on. */
  @SuppressWarnings("unchecked") // it was given for this node
  <N extends Node<V>, V> void bound(NodeContext<N, V> context) {
    List<RemovalListener<N, V>> listeners = new ArrayList<>();
    RemovalListener<N, V> own = (RemovalListener<N, V>) byNode.get(context.spec.identity());
    if (own != null) {
      listeners.add(own);
    }
    for (CachemeListener listener : ofAll) {
      listeners.add(removal -> listener.onRemoval(context.spec, removal));
    }
    if (!listeners.isEmpty()) {
      listening.put(context.spec.identity(), new NodeRemovals<>(context, listeners));
    }
  }
}
