package io.cacheme.internal.env;

import io.cacheme.CacheClosedException;
import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.CachemeListener.Answer;
import io.cacheme.CachemeListener.Source;
import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.tier.Tier;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.internal.time.Sweeper;
import io.cacheme.spi.Scheduler;
import io.cacheme.spi.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What all caches of one {@code Cacheme} share: time, threads, settings, the listener. */
public final class Surroundings {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());
  private static final int CHAINED = 32;

  public final TimeSource time;
  public final Scheduler scheduler;
  public final Executor loadExecutor;
  public final Settings settings;
  public final FencePolicy fences;
  public final Deadlines loads;
  public final Deadlines invalidations;
  private final @Nullable Executor completionExecutor;
  private final @Nullable CachemeListener listener;
  private final Sweeper sweeper;
  private volatile boolean closed;
  private volatile boolean abandoned;

  public Surroundings(
      TimeSource time,
      Scheduler scheduler,
      Executor loadExecutor,
      @Nullable Executor completionExecutor,
      @Nullable CachemeListener listener,
      Settings settings,
      FencePolicy fences) {
    this.time = time;
    this.scheduler = scheduler;
    this.loadExecutor = loadExecutor;
    this.completionExecutor = completionExecutor;
    this.listener = listener;
    this.settings = settings;
    this.fences = fences;
    this.loads = new Deadlines(settings.loadTimeout().toNanos());
    this.invalidations = new Deadlines(settings.invalidateTimeout().toNanos());
    this.sweeper =
        new Sweeper(scheduler, time, settings.opTimeout().toNanos() / 5, late -> sweep());
  }

  public boolean isClosed() {
    return closed;
  }

  public void close() {
    closed = true;
  }

  /** Whether what was under way when the cache was closed is given up, and nothing begins. */
  public boolean isAbandoned() {
    return abandoned;
  }

  public void abandon() {
    abandoned = true;
  }

  public CacheClosedException closedException() {
    return new CacheClosedException(
        "this Cacheme is closed; nothing can be asked of its caches any more");
  }

  public boolean hasListener() {
    return listener != null;
  }

  /** The time for the listener's sake: not read if there is none. */
  public long listenerNanos() {
    return listener == null ? 0 : time.nanoTime();
  }

  public void await(Deadlines deadlines, Deadlines.Timed timed) {
    deadlines.add(timed, time.coarseNanoTime());
    sweeper.wake();
  }

  private boolean sweep() {
    long now = time.nanoTime();
    loads.expireDue(now);
    invalidations.expireDue(now);
    return !loads.isEmpty() || !invalidations.isEmpty();
  }

  public <V> void complete(CompletableFuture<@Nullable V> future, Outcome<V> outcome) {
    if (completionExecutor == null) {
      outcome.complete(future);
    } else {
      run(() -> outcome.complete(future));
    }
  }

  /** Runs what may run the code of callers, on the completion executor if there is one. */
  public void run(Runnable completion) {
    if (completionExecutor == null) {
      completion.run();
      return;
    }
    try {
      completionExecutor.execute(completion);
    } catch (RuntimeException | Error e) { // full, shut down, or out of threads
      completion.run();
    }
  }

  /**
   * Runs what waited for something of its key to end: here, but each 32nd of a chain by the
   * scheduler, since where each ends at once and another one waits, the stack would overflow.
   */
  public void runNext(Runnable next, int link) {
    if (link % CHAINED == 0 && !abandoned) {
      scheduler.schedule(next, 0);
    } else {
      next.run();
    }
  }

  public <N extends Node<V>, V> void tell(
      NodeSpec<N, V> spec, N node, Outcome<V> outcome, boolean coalesced, long startedNanos) {
    if (listener == null) {
      return;
    }
    Tier<V> tier = outcome.tier();
    Source source =
        outcome.failure() != null
            ? Source.FAILURE
            : tier != null ? Source.TIER : outcome.entry() != null ? Source.LOAD : Source.NONE;
    try {
      listener.onAnswer(
          new Answer(
              spec,
              node,
              source,
              tier == null ? null : tier.storage(),
              coalesced,
              time.nanoTime() - startedNanos,
              outcome.failure()));
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.WARNING, "the cache's listener failed", e);
    }
  }
}
