package io.cacheme.examples.fleet;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Which writes are left out and said to have succeeded, to see that this is found. */
enum Sabotage {
  /** None. */
  NONE(0),
  /** Some of all. */
  WRITES(1),
  /** Some of those that begin during a failover. */
  FAILOVERS(2);

  private static final int ONE_IN = 20;

  private final int number;

  Sabotage(int number) {
    this.number = number;
  }

  /** That with {@code number}. */
  static Sabotage of(long number) {
    return Arrays.stream(values())
        .filter(sabotage -> sabotage.number == number)
        .findFirst()
        .orElseThrow();
  }

  /** By which processes tell each other of it. */
  int number() {
    return number;
  }

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
