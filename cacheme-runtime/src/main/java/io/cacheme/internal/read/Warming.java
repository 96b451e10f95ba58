package io.cacheme.internal.read;

import io.cacheme.LoadRejectedException;
import io.cacheme.Node;
import io.cacheme.WarmUp;
import io.cacheme.internal.env.CallerFuture;
import io.cacheme.internal.key.Flight;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.node.NodeContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A warm-up: takes nodes from an iterator, some at a time, and asks for them together. One thread
 * at a time, of those for loads, takes them and tells how far it has come, for both may block.
 */
public final class Warming<N extends Node<V>, V> {

  private static final int CHUNK = 500;
  private static final long RETRY_NANOS = 100_000_000;

  private final Reader<N, V> reader;
  private final NodeContext<N, V> context;
  private final Iterator<? extends N> nodes;
  private final Consumer<? super WarmUp> progress;
  private final int atOnce;
  private final int chunk;
  private final CompletableFuture<WarmUp> future;

  /** How many nodes are under way. */
  private final AtomicInteger underWay = new AtomicInteger();

  /** How often somebody wanted it to go on since the thread that does began to. */
  private final AtomicInteger wanted = new AtomicInteger();

  private WarmUp soFar = WarmUp.NONE;
  private WarmUp told = WarmUp.NONE;
  private boolean exhausted;

  private Warming(
      Reader<N, V> reader,
      Iterator<? extends N> nodes,
      int concurrency,
      Consumer<? super WarmUp> progress) {
    this.reader = reader;
    this.context = reader.context;
    this.nodes = nodes;
    this.progress = progress;
    this.chunk = Math.min(CHUNK, Math.max(1, concurrency / 2)); // while one ends another goes on
    this.atOnce = concurrency;
    this.future = new CallerFuture<>(context.surroundings);
  }

  /** Begins; at most {@code concurrency} nodes are under way. */
  public static <N extends Node<V>, V> CompletableFuture<WarmUp> of(
      Reader<N, V> reader,
      Iterator<? extends N> nodes,
      int concurrency,
      Consumer<? super WarmUp> progress) {
    Warming<N, V> warming = new Warming<>(reader, nodes, concurrency, progress);
    warming.goOn();
    return warming.future;
  }

  private void goOn() {
    if (wanted.getAndIncrement() == 0) {
      submit(context.surroundings.time.nanoTime());
    }
  }

  /**
   * Goes on by a load thread. Where none takes it, which its own loads may keep busy, that is tried
   * again for as long as a load may take.
   */
  private void submit(long sinceNanos) {
    if (future.isDone()) {
      return;
    }
    try {
      context.surroundings.loadThreads.execute(this::run);
    } catch (Throwable e) { // full, or shut down
      long waited = context.surroundings.time.nanoTime() - sinceNanos;
      if (context.surroundings.isClosed()
          || waited >= context.surroundings.settings.loadTimeout().toNanos()) {
        fail(rejected(e));
        return;
      }
      try {
        context.surroundings.scheduler.schedule(() -> submit(sinceNanos), RETRY_NANOS);
      } catch (Throwable unscheduled) { // a scheduler that takes nothing
        fail(rejected(e));
      }
    }
  }

  private LoadRejectedException rejected(Throwable by) {
    return new LoadRejectedException(
        "the warm-up of "
            + context.spec.name()
            + " has ended after "
            + soFar().nodeCount()
            + " nodes: no load thread took what is left, for they are busy and their queue is full,"
            + " or their executor is shut down; give the Cacheme builder a larger loadExecutor, or"
            + " the warm-up a lesser concurrency",
        by);
  }

  private void fail(Throwable failure) {
    future.completeExceptionally(
        context.surroundings.isClosed() ? context.surroundings.closedException() : failure);
  }

  private void run() {
    int seen;
    do {
      seen = wanted.get();
      try {
        tell();
        takeWhatFits();
      } catch (Throwable e) { // the caller's iterator, or what it tells
        fail(e);
      }
    } while (!wanted.compareAndSet(seen, 0));
  }

  private void tell() {
    WarmUp now = soFar();
    if (!now.equals(told) && !future.isDone()) { // who has ended it wants to hear no more
      told = now;
      progress.accept(now);
    }
  }

  private void takeWhatFits() {
    while (!future.isDone() && !exhausted && underWay.get() + chunk <= atOnce) {
      if (context.surroundings.isClosed()) {
        throw context.surroundings.closedException();
      }
      List<N> taken = new ArrayList<>(chunk);
      while (taken.size() < chunk && nodes.hasNext()) {
        taken.add(nodes.next());
      }
      exhausted = taken.size() < chunk;
      if (!taken.isEmpty()) {
        Many<N, N> many = Many.of(context, taken, node -> node);
        underWay.addAndGet(many.size());
        new Chunk(many).start();
      }
    }
    if (exhausted && underWay.get() == 0) {
      tell();
      future.complete(soFar());
    }
  }

  private synchronized WarmUp soFar() {
    return soFar;
  }

  private synchronized void add(int present, int loaded, int absent, int failed) {
    soFar =
        WarmUp.builder()
            .presentCount(soFar.presentCount() + present)
            .loadedCount(soFar.loadedCount() + loaded)
            .absentCount(soFar.absentCount() + absent)
            .failedCount(soFar.failedCount() + failed)
            .build();
  }

  /** Nodes that are asked for together. */
  private final class Chunk extends Collected<N, V, N> {

    Chunk(Many<N, N> many) {
      super(Warming.this.context, many, true);
    }

    void start() {
      Batch<N, V> batch =
          reader.ask(
              this,
              many,
              context.loads.loader(),
              context.loads.bulkLoader(),
              null,
              Flight.Kind.SHARED,
              false);
      asked();
      batch.start();
    }

    @Override
    void complete() {
      context.surroundings.callbacks.run(this::ended);
    }

    private void ended() {
      int present = 0;
      int loaded = 0;
      int absent = 0;
      int failed = 0;
      for (int i = 0; i < many.size(); i++) {
        Outcome<V> outcome = outcome(i);
        if (outcome == null || outcome.failure() != null) {
          failed++;
        } else if (outcome.isHit()) {
          present++;
        } else if (outcome.value() == null) {
          absent++;
        } else {
          loaded++;
        }
      }
      add(present, loaded, absent, failed);
      try {
        tellListener();
      } finally {
        underWay.addAndGet(-many.size());
        goOn();
      }
    }
  }
}
