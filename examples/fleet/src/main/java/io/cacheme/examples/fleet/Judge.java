package io.cacheme.examples.fleet;

import org.jspecify.annotations.Nullable;

/** Compares what a process is answered with what had been written before it asked. */
final class Judge {

  private final Board board;
  private final int member;
  private final Pauses pauses;

  Judge(Board board, int member, Pauses pauses) {
    this.board = board;
    this.member = member;
    this.pauses = pauses;
  }

  /**
   * What may be answered to who asks now.
   *
   * @param promised nothing older than this
   * @param newest what is best
   * @param written the same, had no failover lost a write
   * @param counts false for a process that has stood still
   */
  record Claim(
      int key,
      Shelf<?> shelf,
      long since,
      long promised,
      long newest,
      long written,
      boolean counts) {}

  /** Before the cache is asked. */
  Claim claim(int key, Shelf<?> shelf) {
    long now = System.nanoTime();
    boolean counts = pauses.isAwake(now);
    long lease = board.ledger().owner(key) == member ? 0 : shelf.nanos();
    Ledger ledger = board.ledger();
    return new Claim(
        key,
        shelf,
        now,
        ledger.promisedBy(key, now - lease),
        ledger.promisedBy(key, now),
        ledger.acknowledgedBy(key, now),
        counts);
  }

  /** What it answered; null for nothing, which is never wrong. */
  void answered(Claim claim, @Nullable Long version) {
    Counts counts = board.counts();
    counts.add(member, Count.ANSWERS, 1);
    if (!claim.counts() || version == null || version >= claim.written()) {
      return;
    }
    long age = board.ledger().ageOf(claim.key(), version, claim.since());
    if (version < claim.promised()) {
      counts.add(member, Count.BROKEN, 1);
      System.err.printf(
          "BROKEN: %s %d was %d for process %d, and %d had been written by process %d %.1f ms"
              + " before%n",
          claim.shelf().name(),
          claim.key(),
          version,
          member,
          claim.promised(),
          board.ledger().owner(claim.key()),
          age / 1e6);
    } else if (version < claim.newest()) {
      counts.add(member, Count.YOUNG, 1);
      counts.max(member, Count.OLDEST_NANOS, age);
    } else {
      counts.add(member, Count.LOST, 1);
    }
  }
}
