package io.cacheme.internal.tier;

import io.cacheme.spi.TimeSource;
import io.cacheme.stats.StorageState;
import io.cacheme.stats.StorageState.Status;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Of a storage on several servers, whose failures stop nobody from asking, for one of them may be
 * ill and the others well: whether nothing but failures has come for a while.
 */
final class AllFail implements StorageWatch.Trouble {

  private static final int FAILURES = 5;
  private static final long WHILE_NANOS = 1_000_000_000L;

  private final TimeSource time;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile long sinceNanos;
  private volatile @Nullable Throwable last;

  AllFail(TimeSource time) {
    this.time = time;
  }

  void failed(Throwable failure, long nowNanos) {
    last = failure;
    int before = failures.get();
    if (before == 0) {
      sinceNanos = nowNanos;
    }
    if (before < FAILURES) {
      failures.incrementAndGet();
    }
  }

  /** A call was answered. Answers whether none had been for a while; costs a read of a field. */
  boolean answered() {
    if (failures.get() == 0) {
      return false;
    }
    boolean ended = is();
    failures.set(0);
    last = null;
    return ended;
  }

  private boolean is() {
    return failures.get() >= FAILURES && time.coarseNanoTime() - sinceNanos >= WHILE_NANOS;
  }

  @Override
  public Status status() {
    return is() ? Status.DOWN : Status.UP;
  }

  @Override
  public void describe(StorageState.Builder state) {
    if (is()) {
      state.reason("each call fails, the last with: " + last);
    }
  }
}
