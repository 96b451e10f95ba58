package io.cacheme.examples.trace;

import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param workers how many ask at once
 * @param requests how many requests there are in all
 * @param passes how often the whole is run, each time with an empty cache
 * @param local how many entries a heap tier in front of Redis keeps; 0 for no heap tier
 * @param redis the URL of a Redis, or null to start one
 * @param seed begins the sequence of keys
 */
record TraceOptions(
    int workers, int requests, int passes, int local, @Nullable String redis, long seed) {

  private static final String USAGE =
      "usage: [--workers N] [--requests N] [--passes N] [--local SIZE] [--redis URL] [--seed N]";

  static TraceOptions parse(String[] args) {
    TraceOptions options = new TraceOptions(1_000, 200_000, 1, 0, null, 42);
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value\n" + USAGE);
      }
      options = options.with(args[i], args[i + 1]);
    }
    return options;
  }

  private TraceOptions with(String name, String value) {
    return switch (name) {
      case "--workers" ->
          new TraceOptions(number(name, value, 1), requests, passes, local, redis, seed);
      case "--requests" ->
          new TraceOptions(workers, number(name, value, 1), passes, local, redis, seed);
      case "--passes" ->
          new TraceOptions(workers, requests, number(name, value, 1), local, redis, seed);
      case "--local" ->
          new TraceOptions(workers, requests, passes, number(name, value, 0), redis, seed);
      case "--redis" -> new TraceOptions(workers, requests, passes, local, value, seed);
      case "--seed" ->
          new TraceOptions(workers, requests, passes, local, redis, number(name, value, 0));
      default -> throw new IllegalArgumentException("unknown option " + name + "\n" + USAGE);
    };
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
