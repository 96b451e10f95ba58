package io.cacheme.examples.fleet;

/**
 * How soon a value that one process has made invalid is served anew by the others: from the moment
 * before it was. What they do then, a read and a load, is in it.
 */
final class Told {

  private static final int REMEMBERED = 64;
  private static final int BUCKETS_AN_OCTAVE = 8;
  private static final int BUCKETS = 64 * BUCKETS_AN_OCTAVE;

  static final int SIZE = 1 + REMEMBERED + BUCKETS;

  private final SharedLongs longs;
  private final int from;

  Told(SharedLongs longs, int from) {
    this.longs = longs;
    this.from = from;
  }

  /** The newest signal. */
  long newest() {
    return longs.get(from);
  }

  /** The next signal is about to be given; answers its number. */
  long next() {
    long number = newest() + 1;
    longs.set(sent(number), System.nanoTime());
    longs.set(from, number);
    return number;
  }

  /** Somebody has seen signal {@code number} just now. */
  void seen(long number) {
    long nanos = Math.max(1, System.nanoTime() - longs.get(sent(number)));
    int bucket = (int) (BUCKETS_AN_OCTAVE * Math.log((double) nanos) / Math.log(2));
    longs.add(from + 1 + REMEMBERED + bucket, 1);
  }

  /** Begins anew: what was seen while the JVMs were cold is left out. */
  void forget() {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      longs.set(from + 1 + REMEMBERED + bucket, 0);
    }
  }

  /** How many were seen. */
  long count() {
    long count = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      count += longs.get(from + 1 + REMEMBERED + bucket);
    }
    return count;
  }

  /** Milliseconds within which {@code share} of them were seen, 9 % too many at most. */
  double millis(double share) {
    long wanted = (long) Math.ceil(count() * share);
    long seen = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      seen += longs.get(from + 1 + REMEMBERED + bucket);
      if (seen > 0 && seen >= wanted) {
        return Math.pow(2, (bucket + 1.0) / BUCKETS_AN_OCTAVE) / 1e6;
      }
    }
    return 0;
  }

  private int sent(long number) {
    return from + 1 + (int) (number % REMEMBERED);
  }
}
