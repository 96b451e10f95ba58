package io.cacheme.examples.trace;

import io.cacheme.stats.CacheStats;
import java.util.Locale;

/** What one pass gave. */
record PassResult(
    Tiers tiers,
    String node,
    CacheStats stats,
    int requests,
    long distinct,
    long redisGets,
    int wrong,
    long pending,
    double seconds) {

  String line() {
    return String.format(
        Locale.ROOT,
        "requests=%d distinct=%d loads=%d redis_get=%d wrong=%d pending=%d seconds=%.3f tiers=%s",
        requests,
        distinct,
        stats.loadCount(),
        redisGets,
        wrong,
        pending,
        seconds,
        tiers);
  }
}
