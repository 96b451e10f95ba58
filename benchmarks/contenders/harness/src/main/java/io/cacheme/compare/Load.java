package io.cacheme.compare;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Sends all requests, and checks the answers. */
abstract class Load<A> {

  private static final int PATIENCE_SECONDS = 300;

  final Requests<A> requests;
  final AtomicInteger next = new AtomicInteger();
  private final LongAdder wrong = new LongAdder();
  private final LongAdder answered = new LongAdder();
  private final CountDownLatch left;

  /**
   * @param parts after how many calls of {@link #ended} it is over
   */
  Load(Requests<A> requests, int parts) {
    this.requests = requests;
    this.left = new CountDownLatch(parts);
  }

  /** Begins what needs no more help to go on. */
  abstract void begin();

  /** Sends all, and waits for the answers, but not for ever. */
  final void run() throws InterruptedException {
    begin();
    if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          pending()
              + " of "
              + requests.count()
              + " requests unanswered in "
              + PATIENCE_SECONDS
              + " s");
    }
  }

  final void check(int request, @Nullable A answer) {
    if (!requests.isRight(request, answer)) {
      wrong.increment();
    }
    answered.increment();
  }

  final void ended() {
    left.countDown();
  }

  final long wrong() {
    return wrong.sum();
  }

  final long pending() {
    return requests.count() - answered.sum();
  }
}
