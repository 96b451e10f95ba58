package io.cacheme.internal.time;

import java.util.concurrent.TimeUnit;

/**
 * What one question for the time has told. The server read its clock at some moment between request
 * and reply; taking the middle is wrong by half of the round trip at most.
 *
 * @param aheadMillis by how much the server's clock is ahead of the process's
 * @param roundTripNanos how long the answer took
 */
record ClockSample(long aheadMillis, long roundTripNanos) {

  /** Beyond this the middle says too little, and a better sample is worth more than a fresh one. */
  private static final long GOOD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** What both clocks round off, and how far they drift apart while samples are compared. */
  private static final long SLACK_MILLIS = 10;

  /** The sample of a server that said {@code serverMillis} to what was asked at {@code asked}. */
  static ClockSample of(long askedMillis, long roundTripNanos, long serverMillis) {
    long middle = askedMillis + TimeUnit.NANOSECONDS.toMillis(roundTripNanos / 2);
    return new ClockSample(serverMillis - middle, roundTripNanos);
  }

  boolean isGood() {
    return roundTripNanos <= GOOD_NANOS;
  }

  /** Whether both may be true at once; else one of the two clocks was set in between. */
  boolean agreesWith(ClockSample other) {
    long apart = Math.abs(aheadMillis - other.aheadMillis);
    long wrong = TimeUnit.NANOSECONDS.toMillis((roundTripNanos + other.roundTripNanos) / 2);
    return apart <= wrong + SLACK_MILLIS;
  }

  /** Whether to go by this one from now on, where {@code known} was gone by until now. */
  boolean replaces(ClockSample known) {
    return isGood() || roundTripNanos <= known.roundTripNanos || !agreesWith(known);
  }
}
