package io.cacheme.micrometer;

import io.cacheme.Cacheme;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.stats.HeapStats;
import io.cacheme.stats.TierStats;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What one {@code Cacheme} has in one registry. Guarded by the lock of its owner. */
final class Binding {

  private static final System.Logger LOG = System.getLogger(CachemeMetrics.class.getName());

  /**
   * Of each registry the tags that are taken: it answers a second meter of the same tags with the
   * first, in silence, and the second node would be missing where people look.
   */
  private static final Map<MeterRegistry, Set<Meter.Id>> TAKEN =
      Collections.synchronizedMap(new WeakHashMap<>());

  final MeterRegistry registry;
  private final Cacheme cacheme;
  private final Tags tags;
  private final Function<? super NodeSpec<?, ?>, String> names;
  private final List<Meter> meters = new ArrayList<>();
  private final Set<Meter.Id> taken = new HashSet<>();
  private final Set<String> heaps = new HashSet<>();
  private final Set<String> storages = new HashSet<>();

  Binding(
      MeterRegistry registry,
      Cacheme cacheme,
      Tags tags,
      Function<? super NodeSpec<?, ?>, String> names) {
    this.registry = registry;
    this.cacheme = cacheme;
    this.tags = tags;
    this.names = names;
  }

  /** Registers the meters of a node, and of storages that it is the first in. */
  void add(NodeCache<?, ?> node) {
    NodeSpec<?, ?> spec = node.spec();
    NodeMeters of = new NodeMeters(node, tags.and("cache", names.apply(spec)));
    Meter first = of.hits(registry);
    if (take(first.getId(), "node " + spec)) {
      meters.add(first);
      meters.addAll(of.others(registry));
    }
    List<String> tiers = node.stats().tiers().stream().map(TierStats::storage).toList();
    for (HeapStats heap : cacheme.heapStats()) {
      if (tiers.contains(heap.storage()) && heaps.add(heap.storage())) {
        add(heap);
      }
    }
    tiers.stream().filter(storages::add).forEach(this::add);
  }

  private void add(String storage) {
    StorageMeters of = new StorageMeters(cacheme, storage, tags);
    Meter first = of.quarantined(registry);
    if (take(first.getId(), "storage \"" + storage + "\"")) {
      meters.add(first);
      meters.addAll(of.others(registry));
    }
  }

  private void add(HeapStats heap) {
    HeapMeters of = new HeapMeters(cacheme, heap, tags);
    Meter first = of.size(registry);
    if (take(first.getId(), "heap storage \"" + heap.storage() + "\"")) {
      meters.add(first);
      meters.addAll(of.others(registry));
    }
  }

  private boolean take(Meter.Id id, String whose) {
    Set<Meter.Id> all = TAKEN.computeIfAbsent(registry, any -> ConcurrentHashMap.newKeySet());
    if (all.add(id)) {
      taken.add(id);
      return true;
    }
    LOG.log(
        System.Logger.Level.WARNING,
        "{0} has no meters, for another one has registered {1} with the same tags: give each Cacheme"
            + " of a registry tags of its own, as in new CachemeMetrics(cacheme,"
            + " Tags.of(\"cacheme\", \"orders\")); nodes of one name other names, by its third"
            + " argument; and close the CachemeMetrics of a Cacheme that is closed",
        whose,
        id);
    return false;
  }

  /** Removes them all. */
  void remove() {
    meters.forEach(registry::remove);
    Set<Meter.Id> all = TAKEN.get(registry);
    if (all != null) {
      all.removeAll(taken);
    }
  }
}
