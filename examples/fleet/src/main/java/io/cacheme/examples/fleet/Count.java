package io.cacheme.examples.fleet;

/** What a process counts. */
enum Count {
  /** Answers. */
  ANSWERS,
  /** Answers for cold keys. */
  COLD_ANSWERS,
  /** Calls that failed instead. */
  FAILED_CALLS,
  /** Writes that succeeded. */
  WRITES,
  /** Writes that failed, whose success nobody was told. */
  FAILED_WRITES,
  /** Answers that were older than a write which had succeeded, within what is promised. */
  YOUNG,
  /** For how long the oldest of them had been outdated, in nanoseconds. */
  OLDEST_NANOS,
  /** Answers that were older than promised. */
  BROKEN,
  /** Loads at the source. */
  LOADS,
  /** Loaded values that were too late to be kept. */
  REFUSED
}
