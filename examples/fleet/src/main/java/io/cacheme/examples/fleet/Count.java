package io.cacheme.examples.fleet;

/** What a process counts. */
enum Count {
  /** Answers. */
  READS(0),
  /** Writes that succeeded. */
  WRITES(1),
  /** Writes that failed, whose success nobody was told. */
  FAILED_WRITES(2),
  /** Answers that were older than a write which had succeeded, within what is promised. */
  YOUNG(3),
  /** For how long the oldest of them had been outdated, in nanoseconds. */
  OLDEST_NANOS(4),
  /** Answers that were older than promised. */
  BROKEN(5),
  /** Loads at the source. */
  LOADS(6),
  /** Loaded values that were too late to be kept. */
  REFUSED(7);

  private final int place;

  Count(int place) {
    this.place = place;
  }

  /** Where it stands among a process's counts. */
  int place() {
    return place;
  }
}
