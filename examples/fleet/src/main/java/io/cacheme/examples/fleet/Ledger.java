package io.cacheme.examples.fleet;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The source, and when which of its versions was written to the cache with success. Each key is
 * written by one thread of one process, so that its acknowledged versions are in order.
 */
final class Ledger {

  /** The acknowledged writes of a key that are remembered. */
  private static final int WRITES = 32;

  private static final int KEY_LONGS = 2 + 2 * WRITES;
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
    return 1 + keys * KEY_LONGS;
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
   * Whether the server of now may forget what it acknowledges: one that is being replaced has not
   * given all of it to its replica.
   */
  void isForgetful(boolean forgetful) {
    longs.set(from, forgetful ? 1 : 0);
  }

  /**
   * The write of {@code version} has succeeded, and counts since {@code nanos}. Nothing is promised
   * of one that a forgetful server has taken.
   */
  void acknowledged(int key, long version, long nanos) {
    if (longs.get(from) != 0) {
      return;
    }
    long count = longs.get(place(key) + 1);
    int slot = slot(key, count);
    longs.set(slot, 0); // who reads meanwhile passes it over
    longs.set(slot + 1, nanos);
    longs.set(slot, version);
    longs.set(place(key) + 1, count + 1);
  }

  /** The newest version that was acknowledged not later than {@code nanos}; 0 if none is known. */
  long acknowledgedBy(int key, long nanos) {
    long newest = 0;
    for (int i = 0; i < WRITES; i++) {
      int slot = slot(key, i);
      long version = longs.get(slot);
      long since = longs.get(slot + 1);
      if (version != 0 && since - nanos <= 0 && longs.get(slot) == version) {
        newest = Math.max(newest, version);
      }
    }
    return newest;
  }

  /** For how long the version after {@code version} has been acknowledged at {@code nanos}. */
  long ageOf(int key, long version, long nanos) {
    long oldest = 0;
    for (int i = 0; i < WRITES; i++) {
      int slot = slot(key, i);
      if (longs.get(slot) > version) {
        oldest = Math.max(oldest, nanos - longs.get(slot + 1));
      }
    }
    return oldest;
  }

  private int place(int key) {
    return from + 1 + key * KEY_LONGS;
  }

  private int slot(int key, long number) {
    return place(key) + 2 + 2 * (int) (number % WRITES);
  }
}
