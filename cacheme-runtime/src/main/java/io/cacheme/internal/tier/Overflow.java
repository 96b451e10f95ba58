package io.cacheme.internal.tier;

import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.time.Sweeper;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * More writes of a node did not reach a tier than can be remembered, or a {@code clear()} did not,
 * or the tier's server came back with older data, so it may hold outdated entries of keys that
 * nobody knows. The node is not read from there until a new {@link Generation} stands in the tier,
 * which is tried as soon as it answers, or all that was there has expired.
 */
final class Overflow {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");
  private static final long FIRST_RETRY = 100_000_000L;
  private static final long LAST_RETRY = 10_000_000_000L;
  private static final long CALM = 60_000_000_000L;

  private static final String TOO_MANY = "more writes than can be remembered did not reach it";
  private static final String UNCLEARED = "it was to be cleared, and was not reached";
  private static final String OLDER = "its server may have come back with older entries";

  private final Generation generation;
  private final Renewal renewal;
  private final Surroundings surroundings;
  private final Runnable changed;
  private final Runnable renewed;
  private final Sweeper retry;
  private volatile long untilMillis = Long.MIN_VALUE;
  private volatile long sinceNanos;
  private long notBeforeMillis;
  private long dueNanos;
  private long endedNanos;
  private long pause = FIRST_RETRY;
  private int lost;
  private volatile String why = TOO_MANY;
  private boolean renewing;

  /** Begins a new generation, and tells whether it stands. */
  @FunctionalInterface
  interface Renewal {

    /** False if the storage is not asked at present; then {@code ended} is told nothing. */
    boolean begin(Consumer<Boolean> ended);
  }

  /**
   * That of one node in one tier.
   *
   * @param renewal begins a new generation
   * @param changed called when it begins and ends
   * @param renewed called when a new generation stands
   */
  Overflow(
      Generation generation,
      Renewal renewal,
      Surroundings surroundings,
      Runnable changed,
      Runnable renewed) {
    this.generation = generation;
    this.renewal = renewal;
    this.renewed = renewed;
    this.surroundings = surroundings;
    this.changed = changed;
    this.retry =
        new Sweeper(
            surroundings.scheduler, surroundings.time, FIRST_RETRY, late -> renewIfItIsTime());
  }

  /** Whether the node must not be read from the tier. Three volatile reads when all is well. */
  boolean blocks(long nowMillis) {
    return (untilMillis != Long.MIN_VALUE && nowMillis < untilMillis)
        || generation.isDoubted(nowMillis);
  }

  boolean isOver() {
    return untilMillis == Long.MIN_VALUE;
  }

  /** Since when it lasts, in nanoseconds. */
  long sinceNanos() {
    return sinceNanos;
  }

  /**
   * One more write could not be remembered. The outdated entry was or will be written at {@code
   * lastWritten} and expires at {@code until}.
   */
  void add(long lastWritten, long until) {
    add(lastWritten, until, TOO_MANY);
  }

  /** The tier has not been cleared; what it has expires at {@code until}. */
  void uncleared(long now, long until) {
    add(now, until, UNCLEARED);
  }

  /** The tier came back with what it had some time ago, which expires at {@code until}. */
  void olderEntries(long now, long until) {
    add(now, until, OLDER);
  }

  private void add(long lastWritten, long until, String reason) {
    boolean begins;
    synchronized (this) {
      begins = isOver();
      if (begins) {
        sinceNanos = surroundings.time.nanoTime();
        pause = sinceNanos - endedNanos < CALM && endedNanos != 0 ? pause : FIRST_RETRY;
        dueNanos = sinceNanos + pause;
      }
      lost++;
      why = reason;
      notBeforeMillis = Math.max(notBeforeMillis, lastWritten);
      untilMillis = Math.max(untilMillis, until);
    }
    if (begins) {
      changed.run();
    }
    try {
      retry.wake();
    } catch (Throwable e) { // a scheduler that takes nothing: what is lost next tries again
      LOG.log(System.Logger.Level.WARNING, "no new generation can be begun now", e);
    }
  }

  private boolean renewIfItIsTime() {
    int known;
    synchronized (this) {
      long now = surroundings.time.epochMillis();
      if (isOver() || surroundings.isClosed()) {
        return false;
      }
      if (now >= untilMillis) {
        end();
        known = -1;
      } else if (renewing || now < notBeforeMillis || surroundings.time.nanoTime() - dueNanos < 0) {
        return true;
      } else {
        renewing = true;
        known = lost;
      }
    }
    if (known < 0) {
      changed.run();
      return false;
    }
    if (!renewal.begin(stands -> renewed(stands, known))) {
      notAsked();
    }
    return true;
  }

  private synchronized void notAsked() {
    renewing = false;
  }

  /** What was lost while the generation was being begun may have been written into it. */
  private void renewed(boolean stands, int known) {
    boolean ends;
    synchronized (this) {
      renewing = false;
      pause = Math.min(pause * 2, LAST_RETRY);
      dueNanos = surroundings.time.nanoTime() + pause;
      ends = stands && lost == known;
      if (ends) {
        end();
      }
    }
    if (ends) {
      changed.run();
      renewed.run();
    }
  }

  private void end() {
    untilMillis = Long.MIN_VALUE;
    notBeforeMillis = Long.MIN_VALUE;
    endedNanos = surroundings.time.nanoTime();
  }

  /** What follows, for people, or null if there is nothing. */
  @Nullable String state() {
    if (isOver()) {
      return null;
    }
    long seconds = (surroundings.time.nanoTime() - sinceNanos) / 1_000_000_000L;
    return "not read since "
        + seconds
        + " s: "
        + why
        + ", and a new generation is to be begun there";
  }
}
