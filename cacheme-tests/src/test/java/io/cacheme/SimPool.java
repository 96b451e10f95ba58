package io.cacheme;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * A pool of few threads that may be blocked, with a queue; what waits in it for a quarter of a
 * second gets one more, as it does from the engine's own load threads.
 */
final class SimPool implements Executor {

  private static final int STALL = 250;

  private final SimLoop loop;
  private final Deque<Runnable> queue = new ArrayDeque<>();
  private int free;

  SimPool(SimLoop loop, int threads) {
    this.loop = loop;
    this.free = threads;
  }

  @Override
  public void execute(Runnable task) {
    queue.addLast(task);
    loop.at(loop.random.nextInt(4), this::next);
    loop.at(STALL, () -> growFor(task));
  }

  private void growFor(Runnable task) {
    if (queue.contains(task)) {
      free++;
      next();
    }
  }

  private void next() {
    if (free > 0 && !queue.isEmpty()) {
      free--;
      loop.threads.run(this::work);
    }
  }

  private void work() {
    loop.stack.ofPool = true;
    for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
      task.run();
    }
    free++;
  }
}
