package io.cacheme.internal.env;

import io.cacheme.internal.time.CoarseTime;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads for what users do when an answer is there. One of them works off all that comes, as long
 * as it gets on: most callbacks are short, and waking a thread costs more than they do. Where it
 * does not get on (it computes, or waits, perhaps for another callback) the next one takes over
 * within some milliseconds, or at once if it waits for a future of ours. So nothing waits in a
 * queue that only a waiting thread would work off, as long as fewer than 512 wait.
 */
final class Crew implements Executor {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");
  private static final int MOST_THREADS = 512;
  private static final int BUSY_TICKS = 3;
  private static final long IDLE_NANOS = 10_000_000_000L;

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger working = new AtomicInteger();
  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicInteger number = new AtomicInteger();
  private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();
  private final int cores = Runtime.getRuntime().availableProcessors();
  private final CoarseTime clock = new CoarseTime();
  private final Runnable ticking = this::tick;
  private volatile boolean closed;
  private volatile long taken;
  private long takenBefore;
  private int busy;

  Crew() {
    CoarseTime.addTask(ticking);
  }

  @Override
  public void execute(Runnable task) {
    if (closed) {
      throw new RejectedExecutionException("the cache is closed");
    }
    tasks.add(task);
    if (working.get() == 0) {
      engage(0);
    }
  }

  /** The current thread is about to wait: if it works here, another one takes over. */
  void waits() {
    if (Thread.currentThread() instanceof Worker worker && worker.isOf(this) && !tasks.isEmpty()) {
      engage(working.get());
    }
  }

  /** Takes nothing more; what was taken is worked off. */
  void close() {
    closed = true;
    CoarseTime.removeTask(ticking);
    clock.close();
    idle.forEach(LockSupport::unpark);
  }

  /** Called every few milliseconds by the clock's thread. */
  private void tick() {
    if (tasks.isEmpty()) {
      busy = 0;
      return;
    }
    long now = taken;
    boolean stuck = now == takenBefore;
    takenBefore = now;
    busy++;
    int workers = working.get();
    if (stuck || (busy >= BUSY_TICKS && workers < cores)) {
      engage(workers);
    }
  }

  /** One more works, unless somebody else has just seen to that. */
  private void engage(int workers) {
    if (!working.compareAndSet(workers, workers + 1)) {
      return;
    }
    Worker worker = idle.pollFirst();
    if (worker != null) {
      worker.called = true;
      LockSupport.unpark(worker);
      return;
    }
    if (threads.incrementAndGet() <= MOST_THREADS) {
      try {
        new Worker().start();
        return;
      } catch (Throwable e) { // out of threads: those that work go on
        LOG.log(System.Logger.Level.ERROR, "no thread could be started for callbacks", e);
      }
    }
    threads.decrementAndGet();
    working.decrementAndGet();
  }

  /** Inherits nothing from the thread that starts it. */
  private final class Worker extends Thread {

    volatile boolean called = true;

    Worker() {
      super(null, null, "cacheme-callback-" + number.incrementAndGet(), 0, false);
      setContextClassLoader(ClassLoader.getSystemClassLoader());
      setDaemon(true);
    }

    boolean isOf(Crew crew) {
      return Crew.this == crew;
    }

    @Override
    public void run() {
      while (called) {
        work();
        called = false;
        idle.addFirst(this);
        await();
      }
      threads.decrementAndGet();
    }

    private void work() {
      do {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          runOne(task);
        }
        working.decrementAndGet();
      } while (!tasks.isEmpty() && working.compareAndSet(0, 1));
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // shows progress only; a lost step does no harm
    private void runOne(Runnable task) {
      taken++;
      try {
        task.run();
      } catch (Throwable e) {
        LOG.log(System.Logger.Level.ERROR, "a callback failed", e);
      }
    }

    /** Until called, or for too long. */
    private void await() {
      long begun = System.nanoTime();
      while (!called && !closed) {
        long left = IDLE_NANOS - (System.nanoTime() - begun);
        if (left <= 0) {
          break;
        }
        LockSupport.parkNanos(this, left);
      }
      if (!called && !idle.remove(this)) {
        while (!called) { // taken from the list just now: the call is on its way
          Thread.onSpinWait();
        }
      }
    }
  }
}
