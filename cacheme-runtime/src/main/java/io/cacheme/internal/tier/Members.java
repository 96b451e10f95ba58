package io.cacheme.internal.tier;

import io.cacheme.internal.follow.Mark;
import io.cacheme.internal.follow.Marks;
import org.jspecify.annotations.Nullable;

/**
 * What was known of the groups of one key before it was read or written. Filled by one thread after
 * another.
 */
public final class Members {

  /** What the stamps of an entry are where it has none for these groups. */
  private static final long NONE = 0;

  final String[] keys;
  private final Mark[] marks;
  private final Marks source;

  /** By group, then by remote tier; null for a group of which nothing is known. */
  private final long[] @Nullable [] stamps;

  /** Since when that is known, by group, where it was known for longer than this. */
  private final @Nullable Mark[] knownSince;

  /** The groups with {@code keys}, as of now. */
  Members(String[] keys, Marks source) {
    this.keys = keys;
    this.source = source;
    this.marks = new Mark[keys.length];
    this.stamps = new long[keys.length][];
    this.knownSince = new Mark[keys.length];
    for (int i = 0; i < keys.length; i++) {
      marks[i] = source.mark(keys[i]);
    }
  }

  /**
   * The stamps of group {@code index} are these; null for unknown.
   *
   * @param since from before they were asked for, if that was before now
   */
  void knows(int index, long @Nullable [] known, @Nullable Mark since) {
    stamps[index] = known;
    knownSince[index] = since;
  }

  /**
   * {@code mark}, but from before the stamps were asked for: what a tier has of a group that was
   * ended since then is no newer than that.
   */
  Mark fromBefore(Mark mark) {
    long oldest = mark.sinceNanos();
    for (Mark since : knownSince) {
      if (since != null && since.sinceNanos() - oldest < 0) {
        oldest = since.sinceNanos();
      }
    }
    return oldest == mark.sinceNanos() ? mark : new Mark(mark.stripe(), mark.epoch(), oldest);
  }

  /**
   * Nothing has been read with {@code before} of group {@code index}, and what it outdates is not
   * known by that, so that {@code now} does as well.
   */
  void moved(int index, Mark before, Mark now) {
    if (marks[index].epoch() == before.epoch()) {
      marks[index] = now;
    }
  }

  /** Whether none of them has been ended since, as far as is known. */
  public boolean isCurrent() {
    for (Mark mark : marks) {
      if (!source.isCurrent(mark)) {
        return false;
      }
    }
    return true;
  }

  Mark[] marks() {
    return marks;
  }

  /** Whether the stamps of all groups in the remote tier at {@code index} are known. */
  public boolean isKnown(int index) {
    for (long[] known : stamps) {
      if (known == null || known[index] == Stamp.UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  /** The stamps for an entry in the remote tier at {@code index}, where all are known. */
  long[] stamps(int index) {
    long[] all = new long[stamps.length];
    for (int i = 0; i < all.length; i++) {
      long[] known = stamps[i];
      all[i] = known == null ? NONE : known[index];
    }
    return all;
  }

  /** Whether an entry with {@code those} stamps is of none of the groups' ended entries. */
  boolean admit(long @Nullable [] those, int index) {
    for (int i = 0; i < stamps.length; i++) {
      long[] known = stamps[i];
      long its = those == null ? NONE : those[i];
      if (known == null || its < known[index]) {
        return false;
      }
    }
    return true;
  }
}
