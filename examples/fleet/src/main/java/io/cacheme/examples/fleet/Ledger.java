package io.cacheme.examples.fleet;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The source, and when which of its versions was written to the cache with success. Each key is
 * written by one thread of one process, so that its acknowledged versions are in order.
 */
final class Ledger {

  /** The acknowledged writes of a key that are remembered. */
  private static final int WRITES = 32;

  /** The number of failovers, and when the last one ended. */
  private static final int HEAD = 2;

  /** A version, since when it counts, when its write began and ended, and during which failover. */
  private static final int WRITE_LONGS = 5;

  /** The version in the source, how many were acknowledged, how many lost; and these. */
  private static final int KEY_LONGS = 3 + WRITE_LONGS * WRITES + WRITES;

  private static final long NONE = 0;

  /** How far the server's clock and this one may be apart. */
  private static final long CLOCK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private static final long SLOWEST_LOAD_MILLIS = 20;

  private final SharedLongs longs;
  private final int from;
  private final int keys;
  private final int members;

  Ledger(SharedLongs longs, int from, int keys, int members) {
    this.longs = longs;
    this.from = from;
    this.keys = keys;
    this.members = members;
  }

  static int size(int keys) {
    return HEAD + keys * KEY_LONGS;
  }

  int keys() {
    return keys;
  }

  int members() {
    return members;
  }

  /** The process that writes {@code key}. */
  int owner(int key) {
    return key % members;
  }

  /** The version in the source. */
  long source(int key) {
    return longs.get(place(key));
  }

  /** The same, as a database gives it that takes its time after it has looked. */
  long slowSource(int key) throws InterruptedException {
    long version = source(key);
    Thread.sleep(ThreadLocalRandom.current().nextLong(SLOWEST_LOAD_MILLIS));
    return version;
  }

  /** Changes the source; answers the new version. */
  long change(int key) {
    return longs.add(place(key), 1);
  }

  /**
   * The failovers so far, those that are under way counted twice: an odd number says that one is.
   */
  long failovers() {
    return longs.get(from);
  }

  /**
   * From now on, until it ends, two servers may take writes, and what one of them takes is lost.
   */
  void failoverBegins() {
    longs.add(from, 1);
  }

  /** Only one server takes writes any more, and these are the ones that it does not have. */
  void failoverEnds(List<LostWrite> lost) {
    for (LostWrite write : lost) {
      long count = longs.get(place(write.key()) + 2);
      longs.set(lostSlot(write.key(), count), write.nanos());
      longs.set(place(write.key()) + 2, count + 1);
    }
    longs.set(from + 1, System.nanoTime());
    longs.add(from, 1);
  }

  /**
   * The write of {@code version} has succeeded.
   *
   * @param since when it began
   * @param failovers how many there were then
   * @param counts since when no older version is to be answered
   * @return false if it was under way during a failover: it is promised from the end of that on, if
   *     the new master has it
   */
  boolean acknowledged(int key, long version, long since, long failovers, long counts) {
    long now = failovers();
    long during = now == failovers && now % 2 == 0 ? NONE : now - (now % 2 == 0 ? 1 : 0);
    long count = longs.get(place(key) + 1);
    int slot = slot(key, count);
    longs.set(slot, 0); // who reads meanwhile passes it over
    longs.set(slot + 1, counts);
    longs.set(slot + 2, since);
    longs.set(slot + 3, System.nanoTime());
    longs.set(slot + 4, during);
    longs.set(slot, version);
    longs.set(place(key) + 1, count + 1);
    return during == NONE;
  }

  /**
   * The newest version that was acknowledged not later than {@code nanos}, and that no failover has
   * lost, or may lose; 0 if none is known.
   */
  long promisedBy(int key, long nanos) {
    return newestBy(key, nanos, true);
  }

  /** The newest version that was acknowledged not later than {@code nanos}; 0 if none is known. */
  long acknowledgedBy(int key, long nanos) {
    return newestBy(key, nanos, false);
  }

  private long newestBy(int key, long nanos, boolean keptOnly) {
    long newest = 0;
    for (int i = 0; i < WRITES; i++) {
      int slot = slot(key, i);
      long version = longs.get(slot);
      if (version > newest
          && longs.get(slot + 1) - nanos <= 0
          && (!keptOnly || isKept(key, slot, nanos))
          && longs.get(slot) == version) {
        newest = version;
      }
    }
    return newest;
  }

  /** Whether the write at {@code slot} was on the only master that there is, at {@code nanos}. */
  private boolean isKept(int key, int slot, long nanos) {
    long during = longs.get(slot + 4);
    if (during == NONE) {
      return true;
    }
    long failovers = failovers();
    boolean isOver =
        failovers > during + 2 || (failovers > during && longs.get(from + 1) - nanos <= 0);
    return isOver && !isLost(key, longs.get(slot + 2), longs.get(slot + 3));
  }

  private boolean isLost(int key, long since, long until) {
    for (int i = 0; i < WRITES; i++) {
      long nanos = longs.get(lostSlot(key, i));
      if (nanos != 0 && nanos - since >= -CLOCK_NANOS && nanos - until <= CLOCK_NANOS) {
        return true;
      }
    }
    return false;
  }

  /**
   * For how long a promised version after {@code version} has been acknowledged at {@code nanos}.
   */
  long ageOf(int key, long version, long nanos) {
    long oldest = 0;
    for (int i = 0; i < WRITES; i++) {
      int slot = slot(key, i);
      if (longs.get(slot) > version && isKept(key, slot, nanos)) {
        oldest = Math.max(oldest, nanos - longs.get(slot + 1));
      }
    }
    return oldest;
  }

  private int place(int key) {
    return from + HEAD + key * KEY_LONGS;
  }

  private int slot(int key, long number) {
    return place(key) + 3 + WRITE_LONGS * (int) (number % WRITES);
  }

  private int lostSlot(int key, long number) {
    return place(key) + 3 + WRITE_LONGS * WRITES + (int) (number % WRITES);
  }
}
