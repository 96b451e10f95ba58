package io.cacheme.spi;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long a storage waits before it connects again: full jitter above a tenth of a second, under a
 * ceiling that doubles up to five seconds. Thread-safe.
 */
public final class Backoff {

  /** How long to wait after the server refused the configuration. */
  public static final long REJECTED_MILLIS = 30_000;

  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 5_000;
  private static final int MOST_DOUBLINGS = 10;

  private final AtomicInteger attempts = new AtomicInteger();

  /** Nothing has failed yet. */
  public Backoff() {}

  /** Begins anew, after a success. */
  public void reset() {
    attempts.set(0);
  }

  /** How long to wait after one more failure, in milliseconds. */
  public long nextMillis() {
    int attempt = Math.min(attempts.getAndIncrement(), MOST_DOUBLINGS);
    long ceiling = Math.min(LONGEST_MILLIS, FIRST_MILLIS << attempt);
    return FIRST_MILLIS + ThreadLocalRandom.current().nextLong(ceiling);
  }
}
