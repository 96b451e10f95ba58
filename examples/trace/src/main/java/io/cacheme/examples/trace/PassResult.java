package io.cacheme.examples.trace;

import java.util.Locale;

/**
 * What one pass gave.
 *
 * @param processes how many processes shared it
 * @param loads what all of them loaded
 * @param redis what Redis did meanwhile
 * @param cpuSeconds what all of them took of a processor
 */
record PassResult(
    Tiers tiers,
    int processes,
    int requests,
    long distinct,
    long loads,
    RedisCommands.Counted redis,
    int wrong,
    long pending,
    double seconds,
    double cpuSeconds) {

  String line() {
    return String.format(
        Locale.ROOT,
        "requests=%d distinct=%d loads=%d redis_get=%d wrong=%d pending=%d seconds=%.3f cpu_us=%.2f"
            + " redis_us=%.2f redis_commands=%d processes=%d tiers=%s",
        requests,
        distinct,
        loads,
        redis.gets(),
        wrong,
        pending,
        seconds,
        micros(cpuSeconds),
        micros(redis.cpuSeconds()),
        redis.commands(),
        processes,
        tiers);
  }

  /** A request. */
  private double micros(double cpu) {
    return cpu * 1e6 / requests;
  }
}
