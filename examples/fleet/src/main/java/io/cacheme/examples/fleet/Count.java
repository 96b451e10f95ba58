package io.cacheme.examples.fleet;

/** What a process counts. */
enum Count {
  /** Answers. */
  ANSWERS(0),
  /** Answers for cold keys. */
  COLD_ANSWERS(1),
  /** Calls that failed instead. */
  FAILED_CALLS(2),
  /** Writes that succeeded. */
  WRITES(3),
  /** Writes that failed, whose success nobody was told. */
  FAILED_WRITES(4),
  /** Answers that were older than a write which had succeeded, within what is promised. */
  YOUNG(5),
  /** For how long the oldest of them had been outdated, in nanoseconds. */
  OLDEST_NANOS(6),
  /** Answers that were older than promised. */
  BROKEN(7),
  /** Loads at the source. */
  LOADS(8),
  /** Loaded values that were too late to be kept. */
  REFUSED(9),
  /** Writes that succeeded while they, or a part of them, met a failover. */
  RISKED(10),
  /** Answers that were older than a write which a failover has lost, or may lose. */
  LOST(11);

  private final int place;

  Count(int place) {
    this.place = place;
  }

  /** Where it stands among a process's counts. */
  int place() {
    return place;
  }
}
