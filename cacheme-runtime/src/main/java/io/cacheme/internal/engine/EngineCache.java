package io.cacheme.internal.engine;

import io.cacheme.BulkLoader;
import io.cacheme.CachemeUsageException;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.RecursiveLoadException;
import io.cacheme.SyncNodeCache;
import io.cacheme.codec.Entry;
import io.cacheme.help.Help;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Waiter;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.read.BatchFlight;
import io.cacheme.internal.read.Collected;
import io.cacheme.internal.read.Flight;
import io.cacheme.internal.read.Request;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.write.Joined;
import io.cacheme.internal.write.KeyWrite;
import io.cacheme.internal.write.Refresh;
import io.cacheme.internal.write.WriteTicket;
import io.cacheme.stats.CacheStats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cache of one node: looks at the heap, and opens or joins what goes on for a key. */
public final class EngineCache<N extends Node<V>, V> implements NodeCache<N, V> {

  public final NodeContext<N, V> context;
  private final SyncNodeCache<N, V> sync;

  public EngineCache(NodeContext<N, V> context, Waiting waiting) {
    this.context = context;
    this.sync = new SyncEngineCache<>(this, waiting);
  }

  @Override
  public CompletableFuture<@Nullable V> get(N node) {
    return get(node, context.key(node), context.loads.loader());
  }

  @Override
  public CompletableFuture<@Nullable V> get(N node, Loader<? super N, ? extends V> loader) {
    return get(node, context.key(node), Objects.requireNonNull(loader, "loader"));
  }

  private CompletableFuture<@Nullable V> get(
      N node, Object key, @Nullable Loader<? super N, ? extends V> loader) {
    if (loader == null) {
      throw noLoader("get");
    }
    if (context.surroundings.isClosed()) {
      return CompletableFuture.failedFuture(context.surroundings.closedException());
    }
    context.counters.requests.increment();
    CompletableFuture<@Nullable V> hit = fromHeap(node, key);
    return hit != null ? hit : fly(node, key, loader, false);
  }

  @Override
  public CompletableFuture<@Nullable V> getIfPresent(N node) {
    Object key = context.key(node);
    if (context.surroundings.isClosed()) {
      return CompletableFuture.failedFuture(context.surroundings.closedException());
    }
    context.counters.requests.increment();
    CompletableFuture<@Nullable V> hit = fromHeap(node, key);
    return hit != null ? hit : fly(node, key, null, true);
  }

  /** The answer of the first heap tier, if it is the first of all; others need a flight's care. */
  private @Nullable CompletableFuture<@Nullable V> fromHeap(N node, Object key) {
    if (context.leading.length == 0) {
      return null;
    }
    HeapTier<V> tier = context.leading[0];
    HeapEntry<V> entry = tier.get(key);
    if (entry == null) {
      return null;
    }
    tier.answeredDirectly();
    if (context.surroundings.hasListener()) {
      Outcome<V> outcome = Outcome.hit(tier, entry.entry());
      context.surroundings.tell(
          context.spec, node, outcome, false, context.surroundings.listenerNanos());
    }
    return entry.future;
  }

  private CompletableFuture<@Nullable V> fly(
      N node, Object key, @Nullable Loader<? super N, ? extends V> loader, boolean probe) {
    Request<N, V> request = new Request<>(context.surroundings, context.spec, node);
    Flight<N, V> opened = open(node, key, loader, probe, request);
    if (opened != null) {
      opened.start();
    }
    return request;
  }

  /** Joins the flight of {@code key}, or answers a new one, to be started. */
  private @Nullable Flight<N, V> open(
      N node,
      Object key,
      @Nullable Loader<? super N, ? extends V> loader,
      boolean probe,
      Waiter<V> waiter) {
    Outcome<V> late = null;
    KeySlot<N, V> slot = context.slots.lock(key);
    try {
      Flight<N, V> flight = usable(slot);
      late = flight == null ? null : flight.outcome();
      if (late == null) {
        if (flight == null || probe) {
          return begin(slot, node, loader, probe, waiter);
        }
        if (!flight.isLoadedByThisThread()) {
          flight.join(waiter);
          return null;
        }
      }
    } finally {
      context.slots.unlock(slot);
    }
    answerLate(late, waiter);
    return null;
  }

  /** The flight to join, if any; an answered one whose value has expired is none. */
  private @Nullable Flight<N, V> usable(KeySlot<N, V> slot) {
    Flight<N, V> flight = slot.flight;
    if (flight != null) {
      Outcome<V> outcome = flight.outcome();
      if (outcome != null && outcome.isExpired(context.surroundings.time.epochMillis())) {
        slot.flight = null;
        return null;
      }
    }
    return flight;
  }

  private Flight<N, V> begin(
      KeySlot<N, V> slot,
      N node,
      @Nullable Loader<? super N, ? extends V> loader,
      boolean probe,
      Waiter<V> waiter) {
    Flight<N, V> flight = new Flight<>(context, slot, node, loader, probe);
    flight.join(waiter);
    if (probe) {
      slot.probes++;
    } else {
      slot.flight = flight;
    }
    return flight;
  }

  private void answerLate(@Nullable Outcome<V> late, Waiter<V> waiter) {
    if (late != null) {
      context.counters.answeredLate(late.isHit());
      waiter.answered(late, true);
      return;
    }
    context.counters.answered(false, 1);
    waiter.answered(
        Outcome.failed(
            new RecursiveLoadException(
                "the load of a "
                    + context.spec.name()
                    + " asked, on its own thread, for the key that it is loading, and would wait for "
                    + "itself; load what it needs from the source, or under another key")),
        false);
  }

  @Override
  public CompletableFuture<Map<N, V>> getAll(Collection<? extends N> nodes) {
    return getAllBy(nodes, node -> node);
  }

  @Override
  public CompletableFuture<Map<N, V>> getAll(
      Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return getAllBy(nodes, node -> node, bulkLoader);
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> getAllBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    if (context.loads.loader() == null && context.loads.bulkLoader() == null) {
      throw noLoader("getAll");
    }
    return collect(keys, toNode, context.loads.loader(), context.loads.bulkLoader());
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> getAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader) {
    return collect(keys, toNode, null, Objects.requireNonNull(bulkLoader, "bulkLoader"));
  }

  private <K> CompletableFuture<Map<K, V>> collect(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      @Nullable Loader<N, V> loader,
      @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    List<K> asked = new ArrayList<>(keys.size());
    List<N> nodes = new ArrayList<>(keys.size());
    List<Object> slotKeys = new ArrayList<>(keys.size());
    Set<Object> seen = new HashSet<>();
    for (K key : keys) {
      N node = toNode.apply(key);
      Object slotKey = context.key(node);
      if (seen.add(slotKey)) {
        asked.add(key);
        nodes.add(node);
        slotKeys.add(slotKey);
      }
    }
    if (context.surroundings.isClosed()) {
      return CompletableFuture.failedFuture(context.surroundings.closedException());
    }
    context.counters.requests.add(asked.size());
    Collected<N, V, K> collected = new Collected<>(context, asked, nodes);
    List<Flight<N, V>> opened = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Flight<N, V> flight = ask(collected, i, nodes.get(i), slotKeys.get(i), loader);
      if (flight != null) {
        opened.add(flight);
      }
    }
    collected.asked();
    if (!opened.isEmpty()) {
      new BatchFlight<>(context, opened, bulkLoader).start();
    }
    return collected.future;
  }

  private @Nullable Flight<N, V> ask(
      Collected<N, V, ?> collected, int index, N node, Object key, @Nullable Loader<N, V> loader) {
    HeapEntry<V> entry = context.leading.length == 0 ? null : context.leading[0].get(key);
    if (entry != null) {
      context.leading[0].answeredDirectly();
      collected.answer(index, Outcome.hit(context.leading[0], entry.entry()), false);
      return null;
    }
    return open(node, key, loader, false, collected.waiter(index));
  }

  @Override
  public CompletableFuture<@Nullable Void> put(N node, V value) {
    Object key = context.key(node);
    if (value == null) {
      throw new NullPointerException(
          "the value put under a " + context.spec.name() + " is null; use invalidate to remove it");
    }
    if (context.surroundings.isClosed()) {
      return CompletableFuture.failedFuture(context.surroundings.closedException());
    }
    long now = context.surroundings.time.epochMillis();
    String remoteKey = context.writtenKey(node);
    WriteTicket ticket = WriteTicket.put(context);
    Entry<V> entry = context.loaded(value, now, now);
    context.write(key, slot -> KeyWrite.of(context, slot, remoteKey, entry).tell(ticket));
    return ticket.future;
  }

  @Override
  public CompletableFuture<@Nullable V> refresh(N node) {
    Loader<N, V> loader = context.loads.loader();
    if (loader == null) {
      throw noLoader("refresh");
    }
    return refresh(node, loader);
  }

  @Override
  public CompletableFuture<@Nullable V> refresh(N node, Loader<? super N, ? extends V> loader) {
    Objects.requireNonNull(loader, "loader");
    Object key = context.key(node);
    if (context.surroundings.isClosed()) {
      return CompletableFuture.failedFuture(context.surroundings.closedException());
    }
    String remoteKey = context.writtenKey(node);
    CompletableFuture<@Nullable V> future;
    Refresh<N, V> begun = null;
    KeySlot<N, V> slot = context.slots.lock(key);
    try {
      Refresh<N, V> running = slot.refreshing;
      if (running == null) {
        begun = new Refresh<>(context, slot, node, remoteKey, loader);
        begun.begin();
        future = begun.join();
      } else if (running.isLoadedByThisThread()) {
        future = CompletableFuture.failedFuture(recursiveRefresh());
      } else {
        if (slot.nextRefresh == null) {
          slot.nextRefresh = new Refresh<>(context, slot, node, remoteKey, loader);
        }
        future = slot.nextRefresh.join();
      }
    } finally {
      context.slots.unlock(slot);
    }
    if (begun != null) {
      begun.start();
    }
    return future;
  }

  private RecursiveLoadException recursiveRefresh() {
    return new RecursiveLoadException(
        "the load of a "
            + context.spec.name()
            + " refreshes, on its own thread, the key that it is loading, and would wait for itself");
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidate(N node) {
    Object key = context.key(node);
    if (context.surroundings.isClosed()) {
      return CompletableFuture.failedFuture(context.surroundings.closedException());
    }
    String remoteKey = context.writtenKey(node);
    WriteTicket ticket = WriteTicket.invalidate(context);
    context.write(key, slot -> KeyWrite.removal(context, slot, remoteKey).tell(ticket));
    return ticket.future;
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<? extends N> nodes) {
    Map<Object, N> distinct = new LinkedHashMap<>();
    nodes.forEach(node -> distinct.put(context.key(node), node)); // refuses bad ones before any
    return Joined.all(distinct.values().stream().map(this::invalidate).toList());
  }

  @Override
  public CacheStats stats() {
    return context.counters.snapshot(context.tiers);
  }

  @Override
  public NodeSpec<N, V> spec() {
    return context.spec;
  }

  @Override
  public SyncNodeCache<N, V> sync() {
    return sync;
  }

  @Override
  public String toString() {
    return "NodeCache of " + context.spec;
  }

  private CachemeUsageException noLoader(String method) {
    String name = context.spec.name();
    return new CachemeUsageException(
        "R11",
        Help.message(
            "R11",
            name + " has no load method, and " + method + " was called without a loader",
            null,
            "call " + method + " with a loader, or declare a load method in " + name));
  }
}
