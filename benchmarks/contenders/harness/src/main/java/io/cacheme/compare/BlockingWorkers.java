package io.cacheme.compare;

import org.jspecify.annotations.Nullable;

/** A virtual thread a worker. */
final class BlockingWorkers<A> extends Load<A> {

  private final BlockingContender contender;
  private final int workers;

  BlockingWorkers(Requests<A> requests, BlockingContender contender, int workers) {
    super(requests, workers);
    this.contender = contender;
    this.workers = workers;
  }

  @Override
  void begin() {
    for (int i = 0; i < workers; i++) {
      VirtualThreads.start(this::work);
    }
  }

  private void work() {
    for (int i = next.getAndIncrement(); i < requests.count(); i = next.getAndIncrement()) {
      check(i, answer(contender, requests, i));
    }
    ended();
  }

  /** Null, which is a wrong answer, where it fails; says why. */
  static <A> @Nullable A answer(BlockingContender contender, Requests<A> requests, int request) {
    try {
      return requests.ask(contender, request);
    } catch (Exception e) {
      System.err.println("Request " + request + " failed: " + e);
      return null;
    }
  }
}
