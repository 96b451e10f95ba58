package io.cacheme.examples.trace;

import io.cacheme.stats.CacheStats;

/**
 * What one process had of a pass.
 *
 * @param pending how many requests had no answer
 * @param cpuSeconds what the process took of a processor
 */
record PartResult(
    String node, CacheStats stats, int wrong, long pending, double seconds, double cpuSeconds) {}
