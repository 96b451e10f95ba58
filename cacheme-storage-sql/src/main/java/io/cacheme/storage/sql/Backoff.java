package io.cacheme.storage.sql;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** How long to wait before the next attempt: full jitter above a first delay, which doubles. */
final class Backoff {

  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 5_000;

  private final AtomicInteger attempts = new AtomicInteger();

  void reset() {
    attempts.set(0);
  }

  long nextMillis() {
    int attempt = Math.min(attempts.getAndIncrement(), 10);
    long ceiling = Math.min(LONGEST_MILLIS, FIRST_MILLIS << attempt);
    return FIRST_MILLIS + ThreadLocalRandom.current().nextLong(ceiling);
  }
}
