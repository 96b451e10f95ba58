package io.cacheme.internal.read;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.RecursiveLoadException;
import io.cacheme.codec.Serializer;
import io.cacheme.internal.key.Asked;
import io.cacheme.internal.key.Flight;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Waiter;
import io.cacheme.internal.key.Write;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.load.Loading;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.internal.time.Nesting;
import io.cacheme.spi.ContextPropagation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Answers those who ask for values of one node: from the heap, or by a flight. */
public final class Reader<N extends Node<V>, V> {

  private static final Duration SPARE = Duration.ofSeconds(1);

  final NodeContext<N, V> context;

  /** The flights under way. */
  final Deadlines lives;

  private final Consumer<Write<V>> writes;
  private final BiConsumer<N, Object> removals;
  private final @Nullable HeapTier<V> first;

  /** Loads anew what is served and due. */
  final Renewer<N, V> renewer;

  /** Compares some of what is served with its source; null if it does not. */
  private final @Nullable Verifier<N, V> verifier;

  /** Loads anew what is due and was asked for a while ago; null if it does not. */
  final @Nullable Ahead<N, V> ahead;

  /**
   * A reader.
   *
   * @param writes runs a write that had to wait for the end of a flight
   * @param removals removes a node, under its key, from all tiers
   * @param fallback writes the values of a node that names no serializer
   */
  public Reader(
      NodeContext<N, V> context,
      Consumer<Write<V>> writes,
      BiConsumer<N, Object> removals,
      Serializer fallback) {
    this.context = context;
    this.writes = writes;
    this.removals = removals;
    this.first = context.chain.first();
    this.renewer = new Renewer<>(this);
    this.verifier = Verifier.of(this, fallback);
    this.ahead = Ahead.of(this);
    this.lives = context.surroundings.lives(longestLife(context).toNanos());
  }

  private static Duration longestLife(NodeContext<?, ?> context) {
    var settings = context.surroundings.settings;
    int remotes = context.chain.remotes().size() + (context.spec.isFleetSingleflight() ? 2 : 0);
    return context
        .loadTimeout
        .multipliedBy(context.spec.isFleetSingleflight() ? 2 : 1) // another's, and then its own
        .plus(settings.readTimeout().multipliedBy((context.groups == null ? 2L : 3L) * remotes))
        .plus(settings.writeTimeout().multipliedBy(remotes))
        .plus(SPARE);
  }

  /**
   * The answer of the first heap tier, if it is the first of all; counted as a hit.
   *
   * @param loader loads it anew, if it is due; null to let it be
   */
  public @Nullable HeapEntry<V> hit(
      N node, Object key, @Nullable Loader<? super N, ? extends V> loader) {
    HeapTier<V> tier = heap();
    if (tier == null) {
      return null;
    }
    HeapEntry<V> entry = tier.hit(key);
    if (entry != null && context.listening.isOn()) {
      context.listening.tell(
          context.spec,
          node,
          Outcome.hit(tier, entry.entry()),
          false,
          context.listening.nanoTime());
    }
    if (entry != null && context.fresh != null) {
      renewer.served(node, key, entry.loadedAt(), loader);
      if (verifier != null) {
        verifier.served(node, key, loader, null);
      }
      if (ahead != null) {
        ahead.asked(node, key, entry.loadedAt(), loader, null);
      }
    }
    return entry;
  }

  /** A flight has been answered. */
  void served(Passage<N, V> flight) {
    renewer.served(flight);
    if (verifier != null && flight.renews()) {
      verifier.served(flight, null);
    }
    if (ahead != null && flight.renews()) {
      ahead.asked(flight, null);
    }
  }

  /** The flights of a batch have been answered. */
  void served(List<Passage<N, V>> flights, @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    renewer.served(flights, bulkLoader);
    Verifier<N, V> verifying = verifier;
    if (verifying != null) {
      flights.stream()
          .filter(Passage::renews)
          .forEach(flight -> verifying.served(flight, bulkLoader));
    }
    Ahead<N, V> renewing = ahead;
    if (renewing != null) {
      flights.stream()
          .filter(Passage::renews)
          .forEach(flight -> renewing.asked(flight, bulkLoader));
    }
  }

  private @Nullable HeapTier<V> heap() {
    return context.isDisabled() ? null : first;
  }

  /**
   * The answer that no heap tier had.
   *
   * @param loader loads it; null only to look whether a tier has it
   */
  public CompletableFuture<@Nullable V> fly(
      N node, Object key, @Nullable Loader<? super N, ? extends V> loader) {
    Nesting.requireStack();
    Request<N, V> request = new Request<>(context, node, true);
    Flight.Kind kind = loader == null ? Flight.Kind.PROBE : Flight.Kind.SHARED;
    var carried = loader == null ? null : context.surroundings.capture();
    Passage<N, V> flight = ask(key, request, node, loader, kind, null, carried);
    request.waitsFor(loading(flight));
    if (flight != null && flight.isOpenedBy(request)) {
      flight.start();
    }
    return request.handedOut();
  }

  /** The same for a caller who blocks. */
  public @Nullable V await(N node, Object key, @Nullable Loader<? super N, ? extends V> loader) {
    Nesting.requireStack();
    BlockingCaller caller = new BlockingCaller(context.surroundings);
    BlockingRequest<N, V> request = new BlockingRequest<>(context, node, caller, true);
    Flight.Kind kind = loader == null ? Flight.Kind.PROBE : kindOfBlocking();
    var carried = loader == null ? null : context.surroundings.capture();
    Passage<N, V> flight = ask(key, request, node, loader, kind, caller, carried);
    if (flight == null || !flight.isOpenedBy(request)) {
      help(loading(flight), caller);
      return request.await(load -> false);
    }
    flight.start();
    return request.await(load -> load == flight.loading.call());
  }

  private Flight.Kind kindOfBlocking() {
    return context.surroundings.isInTransaction() ? Flight.Kind.PRIVATE : Flight.Kind.SHARED;
  }

  /**
   * Whether a load that others join, and that is kept, may run {@code here}: not where it would see
   * what a transaction has not committed.
   */
  boolean mayLoad(boolean here, Flight.Kind kind) {
    return here && (kind == Flight.Kind.PRIVATE || !context.surroundings.isInTransaction());
  }

  private static @Nullable Loading loading(@Nullable Passage<?, ?> flight) {
    return flight == null ? null : flight.loading;
  }

  /** {@code caller} is about to wait: if it must not, it runs the load that it waits for. */
  public void help(@Nullable Loading loading, BlockingCaller caller) {
    if (loading != null && LoadCall.mustNotWait(context.surroundings)) {
      loading.helpedBy(caller);
    }
  }

  /** The flight that {@code waiter} waits for, opened by it or joined; null if it was answered. */
  private @Nullable Passage<N, V> ask(
      Object key,
      Waiter<V> waiter,
      N node,
      @Nullable Loader<? super N, ? extends V> loader,
      Flight.Kind kind,
      @Nullable BlockingCaller caller,
      ContextPropagation.@Nullable Snapshot carried) {
    long now = context.surroundings.time.epochMillis();
    Asked<V> asked = context.slots.join(key, waiter, kind, now);
    if (asked == null) {
      Passage<N, V> own = new Passage<>(this, key, node, loader, kind, caller, carried);
      asked = context.slots.ask(waiter, own, now);
      if (asked == null) {
        own.begins();
        return own;
      }
    }
    return joined(asked, waiter);
  }

  @SuppressWarnings("unchecked") // the flights of a node are its passages
  private @Nullable Passage<N, V> joined(Asked<V> asked, Waiter<V> waiter) {
    Outcome<V> ended = asked.ended();
    if (ended != null) {
      context.counters.answeredLate(ended);
      waiter.answered(ended, true);
    } else if (asked.isRecursive()) {
      context.counters.answered(false, 1);
      waiter.answered(Outcome.failed(recursive()), false);
    }
    return (Passage<N, V>) asked.joined();
  }

  private RecursiveLoadException recursive() {
    return new RecursiveLoadException(
        "the load of a "
            + context.spec.name()
            + " asked, on its own thread, for the key that it is loading, and would wait for "
            + "itself; load what it needs from the source, or under another key");
  }

  /** Runs a write, if there is one to run. */
  void run(@Nullable Write<V> write) {
    if (write != null) {
      writes.accept(write);
    }
  }

  /** Removes what tiers have of a key, for its load has given something newer. */
  void remove(N node, Object key) {
    removals.accept(node, key);
  }

  /** Those of many keys that tiers have. */
  public <K> CompletableFuture<Map<K, V>> lookAll(Many<N, K> many) {
    Nesting.requireStack();
    CollectedFuture<N, V, K> collected = new CollectedFuture<>(context, many, true);
    Batch<N, V> batch = ask(collected, many, null, null, null, Flight.Kind.PROBE, false);
    collected.asked();
    batch.start();
    collected.handedOut();
    return collected.future();
  }

  /** The same for a caller who blocks. */
  public <K> Map<K, V> awaitLookAll(Many<N, K> many) {
    Nesting.requireStack();
    BlockingCaller caller = new BlockingCaller(context.surroundings);
    BlockingCollected<N, V, K> collected = new BlockingCollected<>(context, many, caller, true);
    Batch<N, V> batch = ask(collected, many, null, null, caller, Flight.Kind.PROBE, false);
    collected.asked();
    batch.start();
    return collected.await(batch.opened());
  }

  /** Loads many keys anew, for {@code waiters} of each. */
  @FunctionalInterface
  public interface Refreshes<N extends Node<V>, V> {

    /**
     * Begins.
     *
     * @param caller who blocks until all are answered, if somebody does
     * @return the loads that answer them
     */
    List<Loading> begin(
        List<N> nodes,
        List<Object> keys,
        IntFunction<Waiter<V>> waiters,
        @Nullable BlockingCaller caller);
  }

  /** What {@code refreshes} gives. */
  public <K> CompletableFuture<Map<K, V>> collect(Many<N, K> many, Refreshes<N, V> refreshes) {
    CollectedFuture<N, V, K> collected = new CollectedFuture<>(context, many, false);
    refreshes
        .begin(many.nodes(), many.keys(), collected::waiter, null)
        .forEach(collected::waitsFor);
    collected.asked();
    collected.handedOut();
    return collected.future();
  }

  /** The same for a caller who blocks. In a transaction all loads run elsewhere. */
  public <K> Map<K, V> awaitCollected(Many<N, K> many, Refreshes<N, V> refreshes) {
    BlockingCaller caller = new BlockingCaller(context.surroundings);
    BlockingCollected<N, V, K> collected = new BlockingCollected<>(context, many, caller, false);
    boolean elsewhere = context.surroundings.isInTransaction();
    List<Loading> loads =
        refreshes.begin(many.nodes(), many.keys(), collected::waiter, elsewhere ? null : caller);
    if (!elsewhere) {
      loads.forEach(loading -> help(loading, caller));
    }
    collected.asked();
    return collected.await(List.of());
  }

  /** The answers to many keys. */
  public <K> CompletableFuture<Map<K, V>> flyAll(
      Many<N, K> many,
      @Nullable Loader<? super N, ? extends V> loader,
      @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    Nesting.requireStack();
    CollectedFuture<N, V, K> collected = new CollectedFuture<>(context, many, true);
    Batch<N, V> batch = ask(collected, many, loader, bulkLoader, null, Flight.Kind.SHARED, true);
    collected.asked();
    batch.start();
    collected.handedOut();
    return collected.future();
  }

  /** The same for a caller who blocks. */
  public <K> Map<K, V> awaitAll(
      Many<N, K> many,
      @Nullable Loader<? super N, ? extends V> loader,
      @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    Nesting.requireStack();
    BlockingCaller caller = new BlockingCaller(context.surroundings);
    BlockingCollected<N, V, K> collected = new BlockingCollected<>(context, many, caller, true);
    Batch<N, V> batch = ask(collected, many, loader, bulkLoader, caller, kindOfBlocking(), true);
    collected.asked();
    batch.start();
    return collected.await(batch.opened());
  }

  /**
   * The flights of those that the first heap does not have.
   *
   * @param renews whether what is due is loaded anew beside
   */
  <K> Batch<N, V> ask(
      Collected<N, V, K> collected,
      Many<N, K> many,
      @Nullable Loader<? super N, ? extends V> loader,
      @Nullable BulkLoader<N, ? extends V> bulkLoader,
      @Nullable BlockingCaller caller,
      Flight.Kind kind,
      boolean renews) {
    List<Passage<N, V>> opened = new ArrayList<>();
    List<Renewer.Due<N>> due = new ArrayList<>();
    var carried = kind == Flight.Kind.PROBE ? null : context.surroundings.capture();
    for (int i = 0; i < many.size(); i++) {
      N node = many.node(i);
      try {
        HeapTier<V> heap = heap();
        HeapEntry<V> entry = heap == null ? null : heap.hit(many.key(i));
        if (heap != null && entry != null) {
          collected.answer(i, Outcome.hit(heap, entry.entry()), false);
          if (renews && context.fresh != null && context.fresh.isDue(entry.loadedAt())) {
            due.add(new Renewer.Due<>(node, many.key(i)));
          }
          if (renews && verifier != null) {
            verifier.served(node, many.key(i), loader, bulkLoader);
          }
          if (renews && ahead != null) {
            ahead.asked(node, many.key(i), entry.loadedAt(), loader, bulkLoader);
          }
          continue;
        }
        Waiter<V> waiter = collected.waiter(i);
        Passage<N, V> flight = ask(many.key(i), waiter, node, loader, kind, caller, carried);
        Loading loading = loading(flight);
        if (flight != null && flight.isOpenedBy(waiter) && !flight.isOver()) {
          flight.renews(renews);
          opened.add(flight);
        } else if (caller != null) {
          help(loading, caller);
        }
        if (loading != null) {
          collected.waitsFor(loading);
        }
      } catch (Throwable e) { // the key's own equals or hashCode: the others are asked all the same
        context.counters.answered(false, 1);
        collected.answer(i, Outcome.failed(e), false);
      }
    }
    renewer.renew(due, loader, bulkLoader, carried);
    return new Batch<>(this, opened, bulkLoader, caller, carried);
  }
}
