package io.cacheme.internal.load;

import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.env.Waits;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A caller that blocks its own thread until it is answered, and meanwhile runs the loads that are
 * offered to it: those of the flights that it opened, so that they run where {@code @Cacheable} and
 * Caffeine would run them, with all that belongs to the thread.
 */
public final class BlockingCaller {

  private final Thread thread = Thread.currentThread();
  private final Queue<LoadCall<?>> offered = new ConcurrentLinkedQueue<>();
  private volatile boolean gone;

  private final @Nullable Waits waits;

  /** Someone to block the current thread. */
  public BlockingCaller(Surroundings surroundings) {
    this.waits = surroundings.waits;
  }

  /** Gives it a load to run; false if it waits no longer. */
  boolean offer(LoadCall<?> load) {
    if (gone) {
      return false;
    }
    offered.add(load);
    if (gone && offered.remove(load)) {
      return false; // it went meanwhile, and has not seen it
    }
    wake();
    return true;
  }

  /** Whether it blocks the current thread. */
  boolean isThisThread() {
    return Thread.currentThread() == thread;
  }

  /** There may be an answer. */
  public void wake() {
    if (Thread.currentThread() != thread) {
      LockSupport.unpark(thread);
    }
  }

  /**
   * Waits until {@code answered}, running what is offered; or until a load has run that this caller
   * is answered by whatever else comes of it.
   *
   * @param own tells whether a load is one that the caller gets the result of
   * @return that load, or null if it was answered
   * @throws InterruptedException if the thread is interrupted before; what was offered and has not
   *     begun is then handed over to the load executor
   */
  public @Nullable LoadCall<?> await(BooleanSupplier answered, Predicate<LoadCall<?>> own)
      throws InterruptedException {
    while (true) {
      LoadCall<?> load = offered.poll();
      if (load != null) {
        if (load.runFor(this) && own.test(load)) {
          leave();
          return load;
        }
      } else if (answered.getAsBoolean()) {
        leave();
        return null;
      } else if (Thread.interrupted()) {
        leave();
        throw new InterruptedException();
      } else if (waits != null) {
        waits.untilInterrupted(() -> !offered.isEmpty() || answered.getAsBoolean());
      } else {
        LockSupport.park(this);
      }
    }
  }

  /** Waits no longer: what was offered and has not begun is handed over to the load executor. */
  public void leave() {
    gone = true;
    for (LoadCall<?> load = offered.poll(); load != null; load = offered.poll()) {
      load.handOver();
    }
  }
}
