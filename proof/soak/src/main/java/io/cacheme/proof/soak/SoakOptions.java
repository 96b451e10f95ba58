package io.cacheme.proof.soak;

import java.time.Duration;

/**
 * What the command line says.
 *
 * @param load how long there is load, without the time in which it is looked at what is held
 * @param seed draws faults and requests
 * @param sabotage whether something is leaked on purpose, and nothing else happens
 */
record SoakOptions(Duration load, long seed, boolean sabotage) {

  private static final String USAGE = "usage: [--minutes N | --seconds N] [--seed S] [--sabotage]";

  /** Ten minutes, and a seed of now, unless it says otherwise. */
  static SoakOptions parse(String... args) {
    Duration load = Duration.ofMinutes(10);
    long seed = System.nanoTime();
    boolean sabotage = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--minutes" -> load = Duration.ofMinutes(number(args, ++i, 1));
        case "--seconds" -> load = Duration.ofSeconds(number(args, ++i, 10));
        case "--seed" -> seed = number(args, ++i, Long.MIN_VALUE);
        case "--sabotage" -> sabotage = true;
        default -> throw refused("there is no option " + args[i]);
      }
    }
    return new SoakOptions(load, seed, sabotage);
  }

  private static long number(String[] args, int at, long least) {
    String value = at < args.length ? args[at] : "";
    try {
      long number = Long.parseLong(value);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw refused(
        args[at - 1] + " takes a whole number of at least " + least + ", not \"" + value + "\"");
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(why + "\n" + USAGE);
  }
}
