package io.cacheme.examples.fleet;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Which writes are left out and said to have succeeded, to see that this is found. */
enum Sabotage {
  /** None. */
  NONE,
  /** Some of all. */
  WRITES,
  /** Some of those that begin during a failover. */
  FAILOVERS;

  private static final int ONE_IN = 20;

  /** Whether one is left out that begins after so many {@link Ledger#failovers}. */
  boolean leavesOut(long failovers) {
    return (this == WRITES || (this == FAILOVERS && failovers % 2 != 0))
        && ThreadLocalRandom.current().nextInt(ONE_IN) == 0;
  }

  /** As the command line names it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
