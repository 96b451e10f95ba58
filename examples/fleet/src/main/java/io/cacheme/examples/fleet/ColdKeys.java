package io.cacheme.examples.fleet;

/**
 * Keys that nobody has asked for before, one after another; all processes ask for each at the same
 * moment. Counts how often each was loaded.
 */
final class ColdKeys {

  /** How long a key is the one that all ask for. */
  static final long ROUND_NANOS = 20_000_000;

  private static final long SECOND = 1_000_000_000;

  /** A key is loaded, and filled, before its second is over. */
  private static final int SETTLED = (int) (SECOND / ROUND_NANOS);

  /** Stands among the bits of those who ask for a key: it is not to be judged. */
  private static final long DISTURBED = 1L << 62;

  private final SharedLongs longs;
  private final int from;
  private final int members;
  private final int rounds;
  private final long begin;

  ColdKeys(SharedLongs longs, int from, int members, int rounds, long begin) {
    this.longs = longs;
    this.from = from;
    this.members = members;
    this.rounds = rounds;
    this.begin = begin;
  }

  /** What was found. */
  record Found(int keys, long loads, int disturbedKeys, long disturbedLoads) {

    double loadsPerKey() {
      return keys == 0 ? 0 : (double) loads / keys;
    }

    double disturbedLoadsPerKey() {
      return disturbedKeys == 0 ? 0 : (double) disturbedLoads / disturbedKeys;
    }
  }

  static int rounds(int seconds) {
    return (int) (seconds * 2L * SECOND / ROUND_NANOS) + 60 * SETTLED;
  }

  static int size(int members, int rounds) {
    return members + 2 * rounds;
  }

  /** The key that all ask for now. */
  int now() {
    return roundAt(System.nanoTime());
  }

  /** When the key after {@code key} begins. */
  long endOf(int key) {
    return begin + (key + 1) * ROUND_NANOS;
  }

  /** {@code member} asks for {@code key}. */
  void asks(int member, int key) {
    longs.set(from + member, key + 1L);
    longs.mark(place(key), 1L << member);
  }

  /** It has its answer. */
  void hasAnswer(int member) {
    longs.set(from + member, 0);
  }

  /** The source is asked. */
  void load(int key) {
    longs.add(place(key) + 1, 1);
  }

  /** Whether {@code member} asks for something, which its death lets be loaded once more. */
  boolean isAsking(int member) {
    return longs.get(from + member) != 0;
  }

  /**
   * Between these times the servers were not what they are, so that whoever could not ask loaded
   * its own: also who waited for a load that had begun in the second before.
   */
  void disturbed(long since, long until) {
    for (int key = Math.max(0, roundAt(since) - SETTLED); key <= roundAt(until); key++) {
      longs.mark(place(key), DISTURBED);
    }
  }

  /** What is known of all keys so far that at least two processes have asked for. */
  Found found() {
    int keys = 0;
    long loads = 0;
    int disturbedKeys = 0;
    long disturbedLoads = 0;
    for (int key = 0; key < now() - SETTLED; key++) {
      long marks = longs.get(place(key));
      long loaded = longs.get(place(key) + 1);
      if (Long.bitCount(marks & ~DISTURBED) < Math.min(2, members)) {
        continue;
      }
      if ((marks & DISTURBED) != 0) {
        disturbedKeys++;
        disturbedLoads += loaded;
      } else {
        keys++;
        loads += loaded;
      }
    }
    return new Found(keys, loads, disturbedKeys, disturbedLoads);
  }

  private int roundAt(long nanos) {
    return (int) Math.max(0, Math.min(rounds - 1, (nanos - begin) / ROUND_NANOS));
  }

  private int place(int key) {
    return from + members + 2 * key;
  }
}
