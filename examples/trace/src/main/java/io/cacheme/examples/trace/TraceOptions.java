package io.cacheme.examples.trace;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param workers how many ask at once
 * @param requests how many requests there are in all
 * @param passes how often the whole is run, each time with an empty cache
 * @param tiers what is asked, one after the other in each pass
 * @param local how many entries a heap tier keeps
 * @param writes how many of 100 requests are writes
 * @param processes how many JVMs share the sequence, each with so many workers
 * @param redis the URL of a Redis, or null to start one
 * @param seed begins the sequence of keys
 */
record TraceOptions(
    int workers,
    int requests,
    int passes,
    List<Tiers> tiers,
    int local,
    int writes,
    int processes,
    @Nullable String redis,
    long seed) {

  private static final Set<String> NAMES =
      Set.of(
          "--workers",
          "--requests",
          "--passes",
          "--tiers",
          "--local",
          "--writes",
          "--processes",
          "--redis",
          "--seed");

  private static final String USAGE =
      "usage: [--workers N] [--requests N] [--passes N] [--tiers "
          + Arrays.stream(Tiers.values()).map(Tiers::toString).collect(Collectors.joining(","))
          + "] [--local SIZE] [--writes PERCENT] [--processes N] [--redis URL] [--seed N]";

  static TraceOptions parse(String[] args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!NAMES.contains(args[i])) {
        throw new IllegalArgumentException("unknown option " + args[i] + "\n" + USAGE);
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value\n" + USAGE);
      }
      given.put(args[i], args[i + 1]);
    }
    int local = number(given, "--local", 0, 0);
    return new TraceOptions(
        number(given, "--workers", 1_000, 1),
        number(given, "--requests", 200_000, 1),
        number(given, "--passes", 1, 1),
        tiers(given.get("--tiers"), local),
        local == 0 ? 3_000 : local,
        number(given, "--writes", 0, 0),
        number(given, "--processes", 1, 1),
        given.get("--redis"),
        number(given, "--seed", 42, 0));
  }

  /** The command line of one of the processes that share it, over a server that runs. */
  List<String> ofProcess(String url) {
    return List.of(
        "--workers",
        "" + workers,
        "--requests",
        "" + requests,
        "--local",
        "" + local,
        "--writes",
        "" + writes,
        "--processes",
        "" + processes,
        "--redis",
        url,
        "--seed",
        "" + seed);
  }

  /** The whole sequence. */
  int[] keys() {
    return new Zipf(1.001, 10, 200_000, seed).take(requests);
  }

  private static List<Tiers> tiers(@Nullable String names, int local) {
    return names == null
        ? List.of(local == 0 ? Tiers.REDIS : Tiers.HEAP)
        : Arrays.stream(names.split(",")).map(Tiers::named).toList();
  }

  private static int number(Map<String, String> given, String name, int otherwise, int least) {
    String value = given.get(name);
    return value == null ? otherwise : number(name, value, least);
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
