package io.cacheme.examples.fleet;

/** What each process counts. */
final class Counts {

  private static final int MEMBER_LONGS = 16;

  private final SharedLongs longs;
  private final int from;
  private final int members;

  Counts(SharedLongs longs, int from, int members) {
    this.longs = longs;
    this.from = from;
    this.members = members;
  }

  static int size(int members) {
    return members * MEMBER_LONGS;
  }

  void add(int member, Count count, long more) {
    longs.add(place(member, count), more);
  }

  void max(int member, Count count, long value) {
    longs.max(place(member, count), value);
  }

  long get(int member, Count count) {
    return longs.get(place(member, count));
  }

  /** Of all processes. */
  long sum(Count count) {
    long sum = 0;
    for (int member = 0; member < members; member++) {
      sum += get(member, count);
    }
    return sum;
  }

  /** The largest of all processes. */
  long max(Count count) {
    long max = 0;
    for (int member = 0; member < members; member++) {
      max = Math.max(max, get(member, count));
    }
    return max;
  }

  private int place(int member, Count count) {
    return from + member * MEMBER_LONGS + count.place();
  }
}
