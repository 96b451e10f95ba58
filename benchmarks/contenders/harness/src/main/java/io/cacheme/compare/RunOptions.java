package io.cacheme.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the command line says.
 *
 * @param contender the name of its factory
 * @param redis the URL of a Redis that is this run's alone: each pass empties it
 * @param scenario what is asked
 * @param workers how many ask at once
 * @param heap how many entries to keep on the heap, or 0
 * @param requests how many there are in a pass
 * @param passes how many there are at least, each with an empty cache
 * @param seconds begins passes until so many have gone by
 * @param skew the s of Zipf's distribution; 0 is the uniform one
 * @param valueBytes about how large values are; 0 for the small ones
 * @param rate how many requests a second, in {@link Scenario#RATE}
 * @param seed begins the sequence of keys
 */
record RunOptions(
    String contender,
    String redis,
    Scenario scenario,
    int workers,
    int heap,
    int requests,
    int passes,
    int seconds,
    double skew,
    int valueBytes,
    int rate,
    long seed) {

  private static final Set<String> NAMES =
      Set.of(
          "--contender",
          "--redis",
          "--scenario",
          "--workers",
          "--heap",
          "--requests",
          "--passes",
          "--seconds",
          "--skew",
          "--value-bytes",
          "--rate",
          "--seed");

  static RunOptions parse(String[] args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!NAMES.contains(args[i]) || i + 1 == args.length) {
        throw new IllegalArgumentException(
            args[i] + " is no option with a value; there are " + NAMES);
      }
      given.put(args[i], args[i + 1]);
    }
    Scenario scenario = Scenario.named(given.getOrDefault("--scenario", "trace"));
    return new RunOptions(
        given.getOrDefault("--contender", ""),
        given.getOrDefault("--redis", "redis://127.0.0.1:6379"),
        scenario,
        number(given, "--workers", 10_000),
        number(given, "--heap", 0),
        number(given, "--requests", scenario == Scenario.BATCH ? 10_000 : 200_000),
        number(given, "--passes", 3),
        number(given, "--seconds", 0),
        Double.parseDouble(given.getOrDefault("--skew", "1.001")),
        number(given, "--value-bytes", 0),
        number(given, "--rate", 50_000),
        number(given, "--seed", 42));
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    String value = given.get(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }
}
