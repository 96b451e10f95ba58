package io.cacheme.internal.tier;

import io.cacheme.Cacheme;
import io.cacheme.internal.env.DriverVersions;
import io.cacheme.internal.env.Surroundings;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells in the log how a storage does: a warning at most every ten seconds, a line when it answers
 * again, and never as the last word what is true no more. A change that the limit keeps back is
 * told when the limit has passed, if it holds then.
 */
final class GateLog {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());
  private static final long WARN_NANOS = 10_000_000_000L;

  private enum Told {
    WELL,
    FAILURES,
    BYPASSED
  }

  private final String name;
  private volatile Object storage;
  private final Breakers breakers;
  private final Surroundings surroundings;
  private volatile Told told = Told.WELL;
  private volatile long lastWarnNanos;
  private volatile @Nullable Throwable lastFailure;
  private boolean waiting;

  GateLog(String name, Object storage, Breakers breakers, Surroundings surroundings) {
    this.name = name;
    this.storage = storage;
    this.breakers = breakers;
    this.surroundings = surroundings;
    this.lastWarnNanos = surroundings.time.nanoTime() - WARN_NANOS;
  }

  /** What a call failed with last, or null. */
  @Nullable Throwable lastFailure() {
    return lastFailure;
  }

  /** Nothing is known of {@code other}, which has taken the storage's place. */
  synchronized void replaced(Object other) {
    storage = other;
    lastFailure = null;
    told = Told.WELL;
  }

  /** A call failed, and the breakers know it. */
  void failed(TierCall<?> call, Throwable failure, boolean ofItself, long now) {
    lastFailure = failure;
    if (now - lastWarnNanos >= WARN_NANOS) {
      warnOfCall(call, failure, ofItself, now);
    } else if (told != Told.BYPASSED && isBypassed()) {
      tellLater(now);
    }
  }

  /** Some breaker closed. */
  synchronized void recovered() {
    if (told == Told.WELL) {
      return;
    }
    Set<Op> open = breakers.open();
    if (open.isEmpty()) {
      told = Told.WELL;
      log(System.Logger.Level.INFO, "storage \"" + name + "\" answers again: " + storage);
    } else if (told == Told.BYPASSED) {
      log(
          System.Logger.Level.INFO,
          "storage \"" + name + "\" answers again, but for " + words(open) + ": " + storage);
    }
  }

  /** What is not asked of the storage, since when and why; or null if all is well. */
  @Nullable String state() {
    Set<Op> open = breakers.open();
    if (open.isEmpty()) {
      return null;
    }
    long now = surroundings.time.nanoTime();
    return "passed by for "
        + words(open)
        + " since "
        + (now - breakers.openSince(now)) / 1_000_000_000L
        + " s, after: "
        + lastFailure;
  }

  private synchronized void warnOfCall(
      TierCall<?> call, Throwable failure, boolean ofItself, long now) {
    if (now - lastWarnNanos < WARN_NANOS) {
      return; // another thread was faster
    }
    Set<Op> open = breakers.open();
    warn(
        (ofItself ? "refused a " : "failed a ")
            + call.described()
            + ": "
            + DriverVersions.text(failure, storage)
            + "; "
            + call.op().consequence()
            + (ofItself ? ", which says nothing of other keys" : "")
            + (open.isEmpty() ? "" : "; it is passed by for " + words(open) + " while it fails"),
        open,
        now);
  }

  private synchronized void tellLater(long now) {
    if (!waiting) {
      waiting = true;
      surroundings.scheduler.schedule(this::tellLast, lastWarnNanos + WARN_NANOS - now);
    }
  }

  private synchronized void tellLast() {
    waiting = false;
    String state = state();
    if (state != null && told != Told.BYPASSED) {
      warn("is " + state, breakers.open(), surroundings.time.nanoTime());
    }
  }

  private void warn(String what, Set<Op> open, long now) {
    lastWarnNanos = now;
    told = open.isEmpty() ? Told.FAILURES : Told.BYPASSED;
    log(System.Logger.Level.WARNING, "storage \"" + name + "\" (" + storage + ") " + what);
  }

  private void log(System.Logger.Level level, String line) {
    if (!surroundings.isClosed()) {
      LOG.log(level, line);
    }
  }

  private boolean isBypassed() {
    return !breakers.open().isEmpty();
  }

  private static String words(Set<Op> ops) {
    return ops.size() == Op.values().length
        ? "all calls"
        : ops.stream().map(op -> op.word() + "s").collect(Collectors.joining(" and "));
  }
}
