package io.cacheme.internal.read;

import io.cacheme.BulkLoader;
import io.cacheme.CachemeException;
import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The flights that one {@code getAll} opened, which pass through the tiers together: each tier is
 * asked once for what is still missing, in chunks, and the bulk loader once for the rest.
 */
public final class BatchFlight<N extends Node<V>, V> {

  private static final int CHUNK = 500;

  private final NodeContext<N, V> context;
  private final List<Flight<N, V>> flights;
  private final @Nullable BulkLoader<N, ? extends V> bulkLoader;

  public BatchFlight(
      NodeContext<N, V> context,
      List<Flight<N, V>> flights,
      @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    this.context = context;
    this.flights = flights;
    this.bulkLoader = bulkLoader;
  }

  public void start() {
    List<Flight<N, V>> missing = new ArrayList<>(flights.size());
    for (Flight<N, V> flight : flights) {
      if (!flight.answeredByHeaps() && hasKey(flight)) {
        missing.add(flight);
      }
    }
    readFrom(context.leading.length, missing);
  }

  private boolean hasKey(Flight<N, V> flight) {
    if (!context.needsKeys()) {
      return true;
    }
    try {
      flight.remoteKey();
      return true;
    } catch (RuntimeException | Error e) {
      flight.answer(Outcome.failed(e), 0);
      return false;
    }
  }

  private void readFrom(int first, List<Flight<N, V>> missing) {
    List<Flight<N, V>> left = missing;
    for (int i = first; i < context.tiers.length && !left.isEmpty(); i++) {
      if (context.tiers[i] instanceof HeapTier<V> heap) {
        left = notInHeap(heap, i, left);
      } else if (context.tiers[i] instanceof RemoteTier<V> remote) {
        Step step = new Step(remote, i, left);
        if (step.start()) {
          return;
        }
      }
    }
    if (!left.isEmpty()) {
      load(left);
    }
  }

  private List<Flight<N, V>> notInHeap(HeapTier<V> heap, int index, List<Flight<N, V>> asked) {
    List<Flight<N, V>> left = new ArrayList<>();
    for (Flight<N, V> flight : asked) {
      if (!flight.answeredByHeap(heap, index)) {
        left.add(flight);
      }
    }
    return left;
  }

  private void load(List<Flight<N, V>> missing) {
    BulkLoader<N, ? extends V> bulk = bulkLoader;
    if (bulk == null || context.surroundings.isAbandoned()) {
      missing.forEach(Flight::load);
      return;
    }
    BulkLoad call = new BulkLoad(bulk, missing);
    missing.forEach(flight -> flight.loadedBy(call));
    call.start();
  }

  /**
   * Ends flights with what the tier at {@code count} had or a load gave; fills in bulk, but for
   * those {@code unadmitted}. All are concluded before anybody is told: who is told of one may ask
   * for another, and must not join what has ended.
   */
  private void answer(
      Map<Flight<N, V>, Outcome<V>> outcomes, int count, Set<Flight<N, V>> unadmitted) {
    Map<Flight<N, V>, Entry<V>> owed = new LinkedHashMap<>();
    outcomes.forEach(
        (flight, outcome) -> {
          int fills = flight.conclude(outcome, unadmitted.contains(flight) ? 0 : count);
          Entry<V> entry = outcome.entry();
          if (fills > 0 && entry != null) {
            owed.put(flight, entry);
          }
        });
    for (int i = 0; i < count && !owed.isEmpty(); i++) {
      if (context.tiers[i] instanceof RemoteTier<V> tier) {
        fill(tier, owed);
      }
    }
    outcomes.keySet().forEach(Flight::tell);
  }

  private void fill(RemoteTier<V> tier, Map<Flight<N, V>, Entry<V>> owed) {
    long now = context.surroundings.time.epochMillis();
    List<StoredEntry> entries = new ArrayList<>();
    List<Flight<N, V>> filling = new ArrayList<>();
    owed.forEach(
        (flight, entry) -> {
          StoredEntry stored = tier.encode(flight.remoteKey(), entry, now).stored();
          if (stored == null) {
            flight.filled(null);
          } else {
            entries.add(stored);
            filling.add(flight);
          }
        });
    for (int from = 0; from < entries.size(); from += CHUNK) {
      int to = Math.min(from + CHUNK, entries.size());
      BulkFill call = new BulkFill(tier, filling.subList(from, to));
      if (tier.gate.admits(Op.PUT)) {
        tier.gate.putAll(entries.subList(from, to), call);
      } else {
        call.bypassed();
      }
    }
  }

  /** The question to one remote tier. */
  private final class Step {

    private final RemoteTier<V> tier;
    private final int index;
    private final List<Flight<N, V>> asked = new ArrayList<>();
    private final ConcurrentLinkedQueue<Flight<N, V>> left = new ConcurrentLinkedQueue<>();
    private final AtomicInteger chunks = new AtomicInteger();

    Step(RemoteTier<V> tier, int index, List<Flight<N, V>> missing) {
      this.tier = tier;
      this.index = index;
      long now = context.surroundings.time.epochMillis();
      for (Flight<N, V> flight : missing) {
        (tier.quarantine.blocks(flight.slot.key, now) ? left : asked).add(flight);
      }
      tier.counters.bypasses.add(left.size());
    }

    /** Asks; false if there was nobody to ask. */
    boolean start() {
      int count = (asked.size() + CHUNK - 1) / CHUNK;
      if (count == 0) {
        return false;
      }
      chunks.set(count);
      for (int from = 0; from < asked.size(); from += CHUNK) {
        ask(asked.subList(from, Math.min(from + CHUNK, asked.size())));
      }
      return true;
    }

    private void ask(List<Flight<N, V>> chunk) {
      if (tier.gate.admits(Op.READ)) {
        tier.gate.getAll(chunk.stream().map(Flight::remoteKey).toList(), new BulkRead(this, chunk));
      } else {
        tier.counters.bypasses.add(chunk.size());
        left.addAll(chunk);
        chunkEnded();
      }
    }

    private void answered(List<Flight<N, V>> chunk, Map<String, StoredValue> found) {
      List<@Nullable StoredValue> values = new ArrayList<>(chunk.size());
      try {
        chunk.forEach(flight -> values.add(found.get(flight.remoteKey())));
      } catch (RuntimeException e) { // a map that cannot be read
        failed(chunk, e);
        return;
      }
      Map<Flight<N, V>, Outcome<V>> hits = new LinkedHashMap<>();
      for (int i = 0; i < chunk.size(); i++) {
        Flight<N, V> flight = chunk.get(i);
        Entry<V> entry = tier.entry(values.get(i), flight.remoteKey());
        if (entry == null) {
          left.add(flight);
        } else {
          hits.put(flight, Outcome.hit(tier, entry));
        }
      }
      answer(hits, index, Set.of());
      chunkEnded();
    }

    private void failed(List<Flight<N, V>> chunk, Throwable failure) {
      tier.counters.failed(failure);
      left.addAll(chunk);
      chunkEnded();
    }

    private void chunkEnded() {
      if (chunks.decrementAndGet() == 0) {
        readFrom(index + 1, new ArrayList<>(left));
      }
    }
  }

  private final class BulkRead extends TierCall<Map<String, StoredValue>> {

    private final Step step;
    private final List<Flight<N, V>> chunk;

    BulkRead(Step step, List<Flight<N, V>> chunk) {
      this.step = step;
      this.chunk = chunk;
    }

    @Override
    public void done(@Nullable Map<String, StoredValue> found, @Nullable Throwable failure) {
      if (found != null && failure == null) {
        step.answered(chunk, found);
      } else {
        step.failed(
            chunk, failure != null ? failure : new IllegalStateException("getAll answered null"));
      }
    }
  }

  private final class BulkFill extends TierCall<Void> {

    private final RemoteTier<V> tier;
    private final List<Flight<N, V>> filling;

    BulkFill(RemoteTier<V> tier, List<Flight<N, V>> filling) {
      this.tier = tier;
      this.filling = filling;
    }

    void bypassed() {
      tier.counters.bypasses.add(filling.size());
      filling.forEach(flight -> flight.filled(null));
    }

    @Override
    public void done(@Nullable Void nothing, @Nullable Throwable failure) {
      if (failure == null) {
        tier.counters.fills.add(filling.size());
      } else {
        tier.counters.failed(failure);
      }
      filling.forEach(flight -> flight.filled(failure == null ? tier : null));
    }
  }

  private final class BulkLoad extends LoadCall<Map<? extends N, ? extends V>> {

    private final BulkLoader<N, ? extends V> by;
    private final List<Flight<N, V>> missing;

    BulkLoad(BulkLoader<N, ? extends V> by, List<Flight<N, V>> missing) {
      super(context, by.blocks());
      this.by = by;
      this.missing = missing;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // a map of a subtype of V is read only
    public @Nullable CompletionStage<? extends @Nullable Map<? extends N, ? extends V>> call()
        throws Exception {
      List<N> nodes = missing.stream().map(flight -> flight.node).toList();
      return (CompletionStage) by.loadAll(nodes);
    }

    @Override
    public void ended(@Nullable Map<? extends N, ? extends V> values, @Nullable Throwable failure) {
      Map<Flight<N, V>, Entry<V>> entries = new LinkedHashMap<>();
      Throwable cause = failure;
      if (cause == null) {
        try {
          collect(values, entries);
        } catch (RuntimeException | Error e) { // no map, or one that cannot be read
          cause = e;
        }
      }
      context.counters.loaded(cause == null, missing.size());
      Map<Flight<N, V>, Outcome<V>> outcomes = new LinkedHashMap<>();
      Set<Flight<N, V>> unadmitted = new HashSet<>();
      if (cause == null) {
        entries.forEach(
            (flight, entry) -> {
              outcomes.put(flight, Outcome.loaded(entry));
              if (context.tiersToFill(flight, entry) == 0) {
                unadmitted.add(flight);
              }
            });
      } else {
        Outcome<V> failed = Outcome.failed(cause);
        missing.forEach(flight -> outcomes.put(flight, failed));
      }
      answer(outcomes, context.tiers.length, unadmitted);
    }

    private void collect(
        @Nullable Map<? extends N, ? extends V> values, Map<Flight<N, V>, Entry<V>> entries) {
      if (values == null) {
        throw new CachemeException(
            "the bulk loader of " + context.spec.name() + " answered null instead of a map");
      }
      long now = context.surroundings.time.epochMillis();
      int used = 0;
      for (Flight<N, V> flight : missing) {
        @Nullable V value = values.get(flight.node);
        used += value != null || values.containsKey(flight.node) ? 1 : 0;
        entries.put(flight, context.loaded(value, begunMillis(), now));
      }
      context.counters.surplus.add(values.size() - used);
    }
  }
}
