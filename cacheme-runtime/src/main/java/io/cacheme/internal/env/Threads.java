package io.cacheme.internal.env;

import io.cacheme.internal.time.CoarseTime;
import io.cacheme.internal.time.SystemScheduler;
import io.cacheme.spi.Scheduler;
import io.cacheme.spi.TimeSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock, scheduler, threads and random numbers of one {@code Cacheme}: given ones, or its own,
 * to be closed.
 */
public final class Threads {

  private final TimeSource time;
  private final Scheduler scheduler;
  private final LongSupplier random;
  private final LoadThreads loadThreads;
  private final Callbacks callbacks;
  private final @Nullable Waits waits;

  /**
   * Those given, and its own for what is null.
   *
   * @param scheduler one that is an executor, too, also takes callbacks that are nested too deep;
   *     one that is {@link Waits}, too, lets threads wait
   * @param random of all 64 bits
   * @param directCallbacks whether callbacks run on the thread that has the answer
   */
  public Threads(
      @Nullable TimeSource time,
      @Nullable Scheduler scheduler,
      @Nullable LongSupplier random,
      @Nullable Executor loadExecutor,
      @Nullable Executor completionExecutor,
      boolean directCallbacks) {
    this.time = time == null ? new CoarseTime() : time;
    this.scheduler = scheduler == null ? new SystemScheduler() : scheduler;
    this.random = random == null ? () -> ThreadLocalRandom.current().nextLong() : random;
    this.loadThreads = LoadThreads.of(loadExecutor);
    this.waits = scheduler instanceof Waits own ? own : null;
    Executor deep = scheduler instanceof Executor executor ? executor : null;
    this.callbacks = new Callbacks(completionExecutor, directCallbacks, deep);
  }

  /** The clock. */
  public TimeSource time() {
    return time;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  LongSupplier random() {
    return random;
  }

  LoadThreads loadThreads() {
    return loadThreads;
  }

  @Nullable Waits waits() {
    return waits;
  }

  Callbacks callbacks() {
    return callbacks;
  }

  /** Ends what is its own. */
  public void close() {
    if (time instanceof CoarseTime own) {
      own.close();
    }
    if (scheduler instanceof SystemScheduler own) {
      own.close();
    }
    loadThreads.close();
    callbacks.close();
  }
}
