package io.cacheme.proof.faults;

import java.time.Duration;

/**
 * How long the parts of a cell take, and how much is asked.
 *
 * @param before all is well so long
 * @param during the fault lasts so long
 * @param after all has to be well so long once the storage serves again
 * @param perSecond requests
 */
record Plan(Duration before, Duration during, Duration after, int perSecond) {

  /** The fault lasts longer than a call's hard deadline. */
  static final Plan WHOLE =
      new Plan(Duration.ofSeconds(2), Duration.ofSeconds(7), Duration.ofSeconds(2), 2_000);

  /** The same with another load. */
  Plan at(int requestsPerSecond) {
    return new Plan(before, during, after, requestsPerSecond);
  }

  /** For the build, in which others run beside it. */
  static final Plan SHORT =
      new Plan(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1), 500);
}
