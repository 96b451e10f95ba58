package io.cacheme;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Threads that callers may block: real ones, of which one runs at a time, while the loop waits; one
 * that has to wait lets the loop go on. So a schedule is the same each time it is run.
 */
final class SimThreads {

  /** Those that have nothing to do, kept for the next schedules. */
  private static final Deque<Worker> IDLE = new ConcurrentLinkedDeque<>();

  private final SimLoop loop;
  private final Semaphore back = new Semaphore(0);
  private final List<Worker> waiting = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private Worker running;
  private int begun;

  SimThreads(SimLoop loop) {
    this.loop = loop;
  }

  /** Runs {@code task} on a thread of its own, until it ends or has to wait. */
  void run(Runnable task) {
    Worker worker = IDLE.pollLast();
    if (worker == null) {
      worker = new Worker();
      worker.start();
    }
    worker.begin(this, task, ++begun);
    resume(worker);
  }

  /** What the current thread is called in a trace: nothing, if it is the loop's own. */
  String name() {
    return running == null ? "" : "[thread " + running.number + "] ";
  }

  /** Whether the current thread is one of these. */
  boolean isRunning() {
    return running != null;
  }

  /** Those that wait, in the order they came. */
  int waiting() {
    return waiting.size();
  }

  /** What tasks threw. */
  List<Throwable> failures() {
    return failures;
  }

  /** Lets the loop go on until {@code over}. */
  void until(BooleanSupplier over) {
    Worker worker = running;
    if (worker == null) {
      throw new IllegalStateException("the loop's own thread would wait for ever");
    }
    while (!over.getAsBoolean()) {
      worker.over = over;
      back.release();
      worker.go.acquireUninterruptibly();
      worker.noticeInterrupt();
    }
  }

  /** The same, or until the current thread is interrupted. */
  void untilInterrupted(BooleanSupplier over) {
    Worker worker = running;
    until(() -> worker.interrupts || worker.isInterrupted() || over.getAsBoolean());
  }

  /** Interrupts one of those that wait, if there is one. */
  void interrupt() {
    if (!waiting.isEmpty()) {
      Worker worker = waiting.get(loop.upTo(waiting.size() - 1));
      if (loop.isTraced()) {
        loop.log("thread " + worker.number + " is interrupted");
      }
      worker.stack.interrupted = true;
      worker.interrupts = true;
    }
  }

  /** Something has happened: those whose wait is over go on soon. */
  void wake() {
    for (Worker worker : waiting) {
      if (!worker.woken && worker.over.getAsBoolean()) {
        worker.woken = true;
        loop.at(loop.upTo(2), () -> goOn(worker));
      }
    }
  }

  private void goOn(Worker worker) {
    waiting.remove(worker);
    worker.woken = false;
    resume(worker);
  }

  private void resume(Worker worker) {
    SimStack own = loop.stack;
    loop.stack = worker.stack;
    running = worker;
    worker.go.release();
    back.acquireUninterruptibly();
    running = null;
    loop.stack = own;
    if (worker.task == null) {
      IDLE.addLast(worker);
    } else {
      waiting.add(worker);
    }
  }

  /** Runs one task after the other. */
  private static final class Worker extends Thread {

    private final Semaphore go = new Semaphore(0);
    private SimThreads threads;
    private Runnable task;
    private BooleanSupplier over;
    private boolean woken;

    /** It is to be interrupted: a thread that waits for its turn would not show it. */
    private boolean interrupts;

    private SimStack stack;
    private long id;
    private int number;

    Worker() {
      super("simulated");
      setDaemon(true);
    }

    void begin(SimThreads by, Runnable first, int count) {
      number = count;
      threads = by;
      task = first;
      stack = new SimStack();
      interrupts = false;
      id = Thread.currentThread().getId();
    }

    void noticeInterrupt() {
      if (interrupts) {
        interrupts = false;
        interrupt();
      }
    }

    /** That of the loop's thread, so that nothing depends on how many threads there were before. */
    @Override
    @SuppressWarnings("deprecation") // from JDK 19 on
    public long getId() {
      return id;
    }

    @Override
    public void run() {
      while (true) {
        go.acquireUninterruptibly();
        try {
          task.run();
        } catch (Throwable e) {
          threads.failures.add(e);
        }
        task = null;
        var unused = interrupted(); // of no concern to the next task
        threads.back.release();
      }
    }
  }
}
