package io.cacheme.internal.write;

import io.cacheme.BulkLoader;
import io.cacheme.Node;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.load.Unequal;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Moving;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Seen;
import io.cacheme.internal.time.Nesting;
import io.cacheme.spi.ContextPropagation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The refreshes that one {@code refreshAll} began, which go together: one look at each tier, one
 * load, one write to each tier. Of those that somebody wrote meanwhile each begins anew by itself.
 */
final class RefreshBatch<N extends Node<V>, V> {

  final Writer<N, V> writer;
  final NodeContext<N, V> context;
  final Moving moving;
  private final Map<KeyRefresh<N, V>, Seen> refreshes = new LinkedHashMap<>();
  private final @Nullable BulkLoader<N, ? extends V> bulkLoader;
  private final @Nullable BlockingCaller caller;
  private final ContextPropagation.@Nullable Snapshot carried;

  RefreshBatch(
      Writer<N, V> writer,
      List<KeyRefresh<N, V>> begun,
      @Nullable BulkLoader<N, ? extends V> bulkLoader,
      @Nullable BlockingCaller caller,
      ContextPropagation.@Nullable Snapshot carried) {
    this.writer = writer;
    this.context = writer.context;
    this.moving = new Moving(context.surroundings);
    this.bulkLoader = bulkLoader;
    this.caller = caller;
    this.carried = carried;
    for (KeyRefresh<N, V> refresh : begun) {
      Seen seen = refresh.begin();
      if (seen != null) {
        refreshes.put(refresh, seen);
        refresh.goesWith(moving);
      }
    }
  }

  /** What the caller's thread carries, or null if nothing is carried on. */
  ContextPropagation.@Nullable Snapshot carried() {
    return carried;
  }

  /** Looks, loads and writes; on the caller's thread. Does not throw. */
  void start() {
    try {
      if (knowsGroups()) {
        goOn(0, !context.surroundings.isInTransaction()); // of which nothing may be kept
      }
    } catch (Throwable e) { // no stack
      fail(e);
    }
  }

  /** Whether what was ended of their groups is known; else it goes on when it is. */
  private boolean knowsGroups() {
    return context.knowsGroups(refreshes.values(), Seen::members, () -> goOn(0, false));
  }

  /** The looks at the remote tiers that write conditionally, one after another; then the load. */
  void goOn(int from, boolean here) {
    try {
      refreshes.keySet().removeIf(KeyRefresh::isOver);
      List<RemoteTier<V>> remotes = context.chain.remotes();
      for (int i = from; i < remotes.size() && !refreshes.isEmpty(); i++) {
        if (remotes.get(i).writesConditionally()) {
          BatchLook<N, V> look = new BatchLook<>(this, remotes.get(i), i, refreshes);
          Nesting.requireStackForCall();
          look.start();
          if (look.isPending()) {
            return;
          }
        }
      }
      load(here);
    } catch (Throwable e) { // what the caller's context does, or no stack
      fail(e);
    }
  }

  private void load(boolean here) {
    if (refreshes.isEmpty()) {
      return;
    }
    BulkLoader<N, ? extends V> bulk = bulkLoader;
    if (bulk != null) {
      BlockingCaller by = caller;
      List<KeyRefresh<N, V>> all = List.copyOf(refreshes.keySet());
      for (List<KeyRefresh<N, V>> part : Unequal.parts(context.spec, all, KeyRefresh::node)) {
        load(bulk, part, by, here);
        by = null;
      }
      return;
    }
    // all first: the load of one may wait for another, which then is there to be run
    refreshes.forEach(KeyRefresh::beginLoad);
    refreshes
        .keySet()
        .forEach(
            refresh -> {
              refresh.loading().isOneOfMany();
              refresh.dispatchLoad(here);
            });
  }

  private void load(
      BulkLoader<N, ? extends V> bulk,
      List<KeyRefresh<N, V>> part,
      @Nullable BlockingCaller by,
      boolean here) {
    BulkRefresh<N, V> call = new BulkRefresh<>(this, bulk, part, by, carried);
    call.begin();
    part.forEach(refresh -> refresh.loadedBy(call, Objects.requireNonNull(refreshes.get(refresh))));
    call.dispatch(by, helper(part), here);
  }

  private @Nullable BlockingCaller helper(List<KeyRefresh<N, V>> loaded) {
    for (KeyRefresh<N, V> refresh : loaded) {
      BlockingCaller helper = refresh.loading().helper();
      if (helper != null) {
        return helper;
      }
    }
    return null;
  }

  void fail(Throwable failure) {
    List.copyOf(refreshes.keySet()).forEach(refresh -> refresh.finish(Outcome.failed(failure)));
  }
}
