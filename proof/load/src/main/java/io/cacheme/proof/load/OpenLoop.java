package io.cacheme.proof.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Begins requests at a constant rate, whatever becomes of them. How long each takes counts from
 * when it was to begin: a cache that holds the caller up is charged for those that had to wait.
 */
public final class OpenLoop {

  private final Asker asker;
  private final double nanosBetween;
  private final Thread thread = new Thread(this::run, "open-loop");
  private volatile boolean stopped;
  private volatile @Nullable Throwable failure;

  private OpenLoop(Asker asker, int perSecond) {
    this.asker = asker;
    this.nanosBetween = (double) TimeUnit.SECONDS.toNanos(1) / perSecond;
    thread.setDaemon(true);
  }

  /** Begins. */
  public static OpenLoop start(Asker asker, int perSecond) {
    OpenLoop loop = new OpenLoop(asker, perSecond);
    loop.thread.start();
    return loop;
  }

  /**
   * Begins no more requests from now on; those that were begun may be without an answer.
   *
   * @throws IllegalStateException if it had ended before, for a call threw
   */
  public void stop() throws InterruptedException {
    stopped = true;
    thread.join();
    if (failure != null) {
      throw new IllegalStateException("a call threw in place of answering a future", failure);
    }
  }

  private void run() {
    long begun = System.nanoTime();
    try {
      for (long i = 0; !stopped; i++) {
        long due = begun + (long) (i * nanosBetween);
        for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
          LockSupport.parkNanos(early);
        }
        var unused = asker.ask(due);
      }
    } catch (Throwable e) {
      failure = e;
    }
  }
}
