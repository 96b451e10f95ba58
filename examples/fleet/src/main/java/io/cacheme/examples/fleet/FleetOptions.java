package io.cacheme.examples.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param processes how many JVMs
 * @param seconds how long they run
 * @param keys how many keys there are, of two kinds
 * @param faults what is done to them: of kill, stop and cut, in turn
 * @param redis the URL of a Redis, or null to start one
 */
record FleetOptions(
    int processes, int seconds, int keys, List<String> faults, @Nullable String redis) {

  private static final List<String> FAULTS = List.of("kill", "stop", "cut");
  private static final String USAGE =
      "usage: [--processes N] [--seconds N] [--keys N] [--faults kill,stop,cut|none] [--redis URL]";

  static FleetOptions parse(String[] args) {
    FleetOptions options = new FleetOptions(4, 30, 2_000, FAULTS, null);
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value\n" + USAGE);
      }
      options = options.with(args[i], args[i + 1]);
    }
    return options;
  }

  private FleetOptions with(String name, String value) {
    return switch (name) {
      case "--processes" -> new FleetOptions(number(name, value, 1), seconds, keys, faults, redis);
      case "--seconds" -> new FleetOptions(processes, number(name, value, 1), keys, faults, redis);
      case "--keys" -> new FleetOptions(processes, seconds, number(name, value, 64), faults, redis);
      case "--faults" -> new FleetOptions(processes, seconds, keys, faults(value), redis);
      case "--redis" -> new FleetOptions(processes, seconds, keys, faults, value);
      default -> throw new IllegalArgumentException("unknown option " + name + "\n" + USAGE);
    };
  }

  private static List<String> faults(String value) {
    List<String> named = value.equals("none") ? List.of() : List.of(value.split(","));
    if (!FAULTS.containsAll(named)) {
      throw new IllegalArgumentException("--faults takes some of " + FAULTS + "\n" + USAGE);
    }
    return named;
  }

  private static int number(String name, String value, int least) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        name + " takes a whole number of at least " + least + ", not \"" + value + "\"\n" + USAGE);
  }
}
