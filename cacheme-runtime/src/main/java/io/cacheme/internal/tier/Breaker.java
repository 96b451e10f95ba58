package io.cacheme.internal.tier;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A circuit breaker: after some failures in a row calls are refused for a while, then one probe is
 * let through, whose end decides. Free of locks; a healthy call costs two volatile reads.
 */
public final class Breaker {

  private static final int FAILURES = 5;
  private static final long FIRST_PAUSE = 1_000_000_000L;
  private static final long LONGEST_PAUSE = 10_000_000_000L;

  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicBoolean probing = new AtomicBoolean();
  private volatile boolean open;
  private volatile long openUntil;
  private volatile long pause = FIRST_PAUSE;

  /** Whether a call may be made now; where it may, it must report how it ended. */
  public boolean tryCall(long nowNanos) {
    return !open || (nowNanos - openUntil >= 0 && probing.compareAndSet(false, true));
  }

  /** A call succeeded; answers whether that closed the breaker. */
  public boolean succeeded() {
    if (!open) {
      if (failures.get() != 0) {
        failures.set(0);
      }
      return false;
    }
    failures.set(0);
    pause = FIRST_PAUSE;
    open = false;
    probing.set(false);
    return true;
  }

  /** A call failed; answers whether that opened the breaker. */
  public boolean failed(long nowNanos) {
    if (open ? probing.get() : failures.incrementAndGet() >= FAILURES) {
      return trip(nowNanos, 0);
    }
    return false;
  }

  /**
   * A call failed that says nothing of others: it counts for nothing, and as a probe it shows that
   * somebody is there. Answers whether that closed the breaker.
   */
  public boolean answered() {
    return open && probing.get() && succeeded();
  }

  /** Opens it at once, for at least {@code atLeastNanos}; answers whether it was closed before. */
  public boolean trip(long nowNanos, long atLeastNanos) {
    boolean wasClosed = !open;
    if (!wasClosed && !probing.get()) {
      return false; // calls from before it opened say nothing new
    }
    openUntil = nowNanos + Math.max(pause, atLeastNanos);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    open = true;
    failures.set(0);
    probing.set(false);
    return wasClosed;
  }
}
