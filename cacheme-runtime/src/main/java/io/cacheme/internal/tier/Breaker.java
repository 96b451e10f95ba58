package io.cacheme.internal.tier;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A circuit breaker for one kind of calls: after some failures in a row they are refused for a
 * while, then one probe is let through, whose end decides. Free of locks; a healthy call costs two
 * volatile reads.
 *
 * <p>It is opened by failures of its own kind, or {@linkplain #trip because the whole storage} is
 * silent or refuses us; the latter ends as soon as a call of {@linkplain #heard any kind} succeeds.
 */
public final class Breaker {

  private static final int FAILURES = 5;
  private static final long FIRST_PAUSE = 1_000_000_000L;
  private static final long LONGEST_PAUSE = 10_000_000_000L;

  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicBoolean probing = new AtomicBoolean();
  private volatile boolean open;
  private volatile boolean ownFailures;
  private volatile long openSince;
  private volatile long openUntil;
  private volatile long pause = FIRST_PAUSE;

  /** Whether a call may be made now; where it may, it must report how it ended. */
  public boolean tryCall(long nowNanos) {
    return !open || (nowNanos - openUntil >= 0 && probing.compareAndSet(false, true));
  }

  public boolean isOpen() {
    return open;
  }

  /** Since when it is open, in nanoseconds; of no meaning if it is not. */
  public long openSince() {
    return openSince;
  }

  /** A call succeeded; answers whether that closed the breaker. */
  public boolean succeeded() {
    if (!open) {
      if (failures.get() != 0) {
        failures.set(0);
      }
      return false;
    }
    close();
    return true;
  }

  /**
   * A call of another kind succeeded: somebody is there, and lets us in. Answers whether that
   * closed the breaker.
   */
  public boolean heard() {
    if (!open || ownFailures) {
      return false;
    }
    close();
    return true;
  }

  /** A call failed; answers whether that opened the breaker. */
  public boolean failed(long nowNanos) {
    if (open ? probing.get() : failures.incrementAndGet() >= FAILURES) {
      return open(nowNanos, 0, true);
    }
    return false;
  }

  /**
   * A call was refused for its own sake: it counts neither for nor against the others. If it was
   * the probe, the next call is.
   */
  public void refused() {
    probing.set(false);
  }

  /**
   * A call failed that says nothing of others: it counts for nothing, and as a probe it shows that
   * somebody is there. Answers whether that closed the breaker.
   */
  public boolean answered() {
    return open && probing.get() && succeeded();
  }

  /**
   * The whole storage is silent, or refuses us: opens at once, for at least {@code atLeastNanos}.
   * Answers whether it was closed before.
   */
  public boolean trip(long nowNanos, long atLeastNanos) {
    if (open && !probing.get()) {
      return false; // calls from before it opened say nothing new
    }
    return open(nowNanos, atLeastNanos, false);
  }

  private boolean open(long nowNanos, long atLeastNanos, boolean byOwnFailures) {
    boolean wasClosed = !open;
    if (wasClosed) {
      openSince = nowNanos;
    }
    ownFailures = byOwnFailures;
    openUntil = nowNanos + Math.max(pause, atLeastNanos);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    open = true;
    failures.set(0);
    probing.set(false);
    return wasClosed;
  }

  /**
   * There is reason to think that the storage serves again: the next call is let through at once,
   * and pauses begin anew if it fails.
   */
  public void testSoon(long nowNanos) {
    if (open) {
      pause = FIRST_PAUSE;
      openUntil = nowNanos;
    }
  }

  /** Forgets all. */
  void reset() {
    close();
  }

  private void close() {
    failures.set(0);
    pause = FIRST_PAUSE;
    open = false;
    probing.set(false);
  }
}
