package io.cacheme.testkit;

import io.cacheme.spi.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is told to go on. Safe for any number of threads. */
public final class ManualTimeSource implements TimeSource {

  /** 2024-01-01T00:00:00Z. */
  private static final long START_MILLIS = 1_704_067_200_000L;

  private final AtomicLong nanos;
  private final long startNanos;

  /** A clock somewhere in the middle of its range. */
  public ManualTimeSource() {
    this(1_000_000_000_000L);
  }

  /**
   * A clock whose monotonic nanoseconds begin at {@code startNanos}, which may be about to
   * overflow.
   */
  public ManualTimeSource(long startNanos) {
    this.startNanos = startNanos;
    this.nanos = new AtomicLong(startNanos);
  }

  /**
   * Lets {@code duration} pass.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public void advance(Duration duration) {
    advanceNanos(duration.toNanos());
  }

  /**
   * Lets {@code nanoseconds} pass.
   *
   * @throws IllegalArgumentException if they are negative
   */
  public void advanceNanos(long nanoseconds) {
    if (nanoseconds < 0) {
      throw new IllegalArgumentException("time does not go back: " + nanoseconds + " ns");
    }
    nanos.addAndGet(nanoseconds);
  }

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  @Override
  public long epochMillis() {
    return START_MILLIS + (nanos.get() - startNanos) / 1_000_000;
  }
}
