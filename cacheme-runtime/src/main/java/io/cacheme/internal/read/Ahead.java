package io.cacheme.internal.read;

import io.cacheme.BulkLoader;
import io.cacheme.FreshSpec;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.Flight;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.node.Freshness;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Chunked;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.time.Nanos;
import io.cacheme.internal.time.Sweeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Renews what was asked for within a while each time it is due, without being asked: the keys, and
 * what goes through them over and over. It renews what a tier serves, and makes nothing that is
 * gone: what was invalidated, evicted or has expired is loaded by who asks for it. Nothing of it
 * throws.
 */
final class Ahead<N extends Node<V>, V> {

  /** How many keys it knows: where there are more, those not asked for longest are forgotten. */
  static final int MOST = 65_536;

  private static final int DROPPED = MOST / 8;

  /** How many keys are renewed at a time, or a source would be asked for all at once. */
  static final int MOST_UNDER_WAY = 2_048;

  private static final long LONGEST_PERIOD_NANOS = 250_000_000;
  private static final long SHORTEST_PERIOD_NANOS = 10_000_000;
  private static final int TICKS = 20;

  private final Reader<N, V> reader;
  private final NodeContext<N, V> context;
  private final Freshness fresh;
  private final long windowNanos;
  private final ConcurrentMap<Object, Known<N, V>> byKey = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final Sweeper sweeper;

  private Ahead(Reader<N, V> reader, Freshness fresh, Duration softTtl, Duration window) {
    this.reader = reader;
    this.context = reader.context;
    this.fresh = fresh;
    this.windowNanos = Nanos.of(window);
    long period = Math.min(LONGEST_PERIOD_NANOS, Nanos.of(softTtl) / TICKS);
    this.sweeper =
        new Sweeper(
            context.surroundings.scheduler,
            context.surroundings.time,
            Math.max(SHORTEST_PERIOD_NANOS, period),
            late -> tick());
    context.surroundings.whenClosed(byKey::clear);
  }

  /** That of a node; null if nothing of it is renewed so. */
  static <N extends Node<V>, V> @Nullable Ahead<N, V> of(Reader<N, V> reader) {
    FreshSpec spec = reader.context.spec.fresh();
    Freshness fresh = reader.context.fresh;
    Duration softTtl = spec == null ? null : spec.softTtl();
    Duration window = spec == null ? null : spec.refreshAhead();
    return fresh == null || softTtl == null || window == null
        ? null
        : new Ahead<>(reader, fresh, softTtl, window);
  }

  /** A key that was asked for. */
  private static final class Known<N extends Node<V>, V> {

    final N node;
    volatile long askedNanos;
    volatile long loadedAt;
    volatile Loads<N, V> loads;

    Known(N node, long askedNanos, long loadedAt, Loads<N, V> loads) {
      this.node = node;
      this.askedNanos = askedNanos;
      this.loadedAt = loadedAt;
      this.loads = loads;
    }
  }

  /** What it was asked for with; told apart by identity, so that what is equal loads together. */
  private record Loads<N extends Node<V>, V>(
      @Nullable Loader<? super N, ? extends V> alone, @Nullable BulkLoader<N, ? extends V> all) {

    boolean are(@Nullable Loader<?, ?> one, @Nullable BulkLoader<?, ?> many) {
      return alone == one && all == many;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Loads<?, ?> that && that.are(alone, all);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(all == null ? alone : all);
    }
  }

  /** A key was asked for, and is served what was loaded at {@code loadedAt}. */
  void asked(
      N node,
      Object key,
      long loadedAt,
      @Nullable Loader<? super N, ? extends V> loader,
      @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    if ((loader == null && bulkLoader == null) || context.isDisabled()) {
      return;
    }
    try {
      long now = context.surroundings.time.coarseNanoTime();
      Known<N, V> known = byKey.get(key);
      if (known == null) {
        note(node, key, now, loadedAt, new Loads<>(loader, bulkLoader));
        return;
      }
      if (known.askedNanos != now) {
        known.askedNanos = now;
      }
      if (known.loadedAt < loadedAt) {
        known.loadedAt = loadedAt;
      }
      if (!known.loads.are(loader, bulkLoader)) {
        known.loads = new Loads<>(loader, bulkLoader);
      }
    } catch (Throwable e) { // the key's own equals or hashCode, a scheduler that takes nothing
      noted(e);
    }
  }

  private void note(N node, Object key, long now, long loadedAt, Loads<N, V> loads) {
    if (context.surroundings.isClosed()) {
      return;
    }
    if (byKey.size() >= MOST) {
      shrink();
    }
    byKey.put(key, new Known<>(node, now, loadedAt, loads));
    sweeper.wake();
  }

  /** A flight has been answered. */
  void asked(Passage<N, V> flight, @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    Outcome<V> end = flight.outcome();
    Entry<V> entry = end == null || end.stale() ? null : end.entry();
    boolean asks = flight.kind() == Flight.Kind.SHARED || flight.kind() == Flight.Kind.PRIVATE;
    if (asks && entry != null) {
      asked(flight.node(), flight.key(), entry.loadedAt(), flight.loader(), bulkLoader);
    }
  }

  private void noted(Throwable e) {
    if (e instanceof StackOverflowError) {
      context.surroundings.overflowed = true;
    }
  }

  private synchronized void shrink() {
    if (byKey.size() < MOST) { // another has
      return;
    }
    long now = context.surroundings.time.coarseNanoTime();
    long[] ages = byKey.values().stream().mapToLong(known -> now - known.askedNanos).toArray();
    Arrays.sort(ages);
    long oldest = ages[Math.max(0, ages.length - DROPPED)];
    var left = new AtomicInteger(DROPPED); // those of one moment are not all forgotten
    byKey
        .values()
        .removeIf(known -> now - known.askedNanos >= oldest && left.getAndDecrement() > 0);
  }

  // --- renewing

  private boolean tick() {
    if (context.surroundings.isClosed()) {
      byKey.clear();
      return false;
    }
    long now = context.surroundings.time.nanoTime();
    byKey.values().removeIf(known -> now - known.askedNanos >= windowNanos);
    if (!context.isDisabled()) {
      due().forEach((loads, due) -> renew(due, loads));
    }
    return !byKey.isEmpty();
  }

  private Map<Loads<N, V>, List<Renewer.Due<N>>> due() {
    Map<Loads<N, V>, List<Renewer.Due<N>>> due = new LinkedHashMap<>();
    int room = MOST_UNDER_WAY - underWay.get();
    for (Map.Entry<Object, Known<N, V>> one : byKey.entrySet()) {
      if (room <= 0) {
        break;
      }
      Known<N, V> known = one.getValue();
      try {
        if (fresh.isDue(known.loadedAt) && isThere(one.getKey(), known)) {
          due.computeIfAbsent(loads(known), loads -> new ArrayList<>())
              .add(new Renewer.Due<>(known.node, one.getKey()));
          room--;
        }
      } catch (Throwable e) { // the key's own equals or hashCode: the others go on
        noted(e);
      }
    }
    return due;
  }

  /** Whether there may be something due of the key, and it is not being renewed. */
  private boolean isThere(Object key, Known<N, V> known) {
    if (fresh.isRenewing(key)) {
      return false;
    }
    boolean found = context.chain.hasRemotes();
    for (HeapTier<V> heap : context.chain.heaps()) {
      HeapEntry<V> there = heap.look(key);
      if (there != null) {
        found = true;
        known.loadedAt = Math.max(known.loadedAt, there.loadedAt());
      }
    }
    if (!found) {
      byKey.remove(key, known);
    }
    return found && fresh.isDue(known.loadedAt);
  }

  /** What is to load it: the node's own together, if it was asked for with the node's own. */
  private Loads<N, V> loads(Known<N, V> known) {
    Loads<N, V> loads = known.loads;
    BulkLoader<N, V> own = context.loads.bulkLoader();
    return own != null && loads.all() == null && loads.alone() == context.loads.loader()
        ? new Loads<>(loads.alone(), own)
        : loads;
  }

  /** Nothing of a caller goes along: nobody asks. */
  private void renew(List<Renewer.Due<N>> due, Loads<N, V> loads) {
    for (int from = 0; from < due.size(); from += Chunked.SIZE) {
      List<Renewer.Due<N>> chunk = due.subList(from, Math.min(from + Chunked.SIZE, due.size()));
      try {
        reader.renewer.renewAhead(chunk, loads.alone(), loads.all());
      } catch (Throwable e) { // no stack: it is tried again
        noted(e);
      }
    }
  }

  /** A renewal of its own has begun. */
  void begun() {
    underWay.incrementAndGet();
  }

  /** One of its own has ended. */
  void ended() {
    underWay.decrementAndGet();
  }

  /** A value of {@code key} that was loaded at {@code loadedAt} is served from now on. */
  void loaded(Object key, long loadedAt) {
    Known<N, V> known = byKey.get(key);
    if (known != null && known.loadedAt < loadedAt) {
      known.loadedAt = loadedAt;
    }
  }

  /** No tier serves anything of {@code key}, until somebody asks for it. */
  void gone(Object key) {
    byKey.remove(key);
  }
}
