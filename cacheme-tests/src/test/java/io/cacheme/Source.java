package io.cacheme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** A source of truth: the n-th load of thing 7 gives {@code 7#n}, at once or when told. */
final class Source implements Loader<Thing, String> {

  /** A load that has begun. */
  record Held(Thing thing, String value, CompletableFuture<String> future) {

    void succeed() {
      future.complete(value);
    }

    void fail(Throwable failure) {
      future.completeExceptionally(failure);
    }
  }

  final Deque<Held> held = new ConcurrentLinkedDeque<>();
  final List<Thing> loads = Collections.synchronizedList(new ArrayList<>());
  private final Map<Thing, AtomicInteger> times = new ConcurrentHashMap<>();
  private volatile Loader<Thing, String> instead;
  private volatile boolean holding;

  /** From now on loads wait in {@link #held}. */
  Source hold() {
    holding = true;
    return this;
  }

  Source goOn() {
    holding = false;
    instead = null;
    return this;
  }

  /** From now on does so, after writing the load down. */
  Source instead(Loader<Thing, String> behaviour) {
    instead = behaviour;
    return this;
  }

  Source failing(Throwable failure) {
    return instead(thing -> CompletableFuture.failedFuture(failure));
  }

  /** Finds nothing. */
  Source empty() {
    return instead(thing -> CompletableFuture.completedFuture(null));
  }

  @Override
  public CompletionStage<String> load(Thing thing) throws Exception {
    loads.add(thing);
    int n = times.computeIfAbsent(thing, key -> new AtomicInteger()).incrementAndGet();
    Loader<Thing, String> other = instead;
    if (other != null) {
      return other.load(thing).thenApply(value -> value);
    }
    String value = thing.id() + "#" + n;
    if (!holding) {
      return CompletableFuture.completedFuture(value);
    }
    Held load = new Held(thing, value, new CompletableFuture<>());
    held.add(load);
    return load.future();
  }

  Held next() {
    return held.remove();
  }
}
