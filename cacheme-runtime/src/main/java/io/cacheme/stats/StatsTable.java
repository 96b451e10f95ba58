package io.cacheme.stats;

import java.util.List;
import java.util.Locale;

/**
 * Lays snapshots out as a table for people: a line a node, and under it a line a tier.
 *
 * <pre>
 * node / tier   requests   hits  misses  joined  loads  failed  avg load  fills  errors
 * UserInfo           200    145      55       3     55       0   1.2 ms
 *   local                   145      55                                      55       0
 * </pre>
 */
public final class StatsTable {

  private static final List<String> HEAD =
      List.of(
          "node / tier",
          "requests",
          "hits",
          "misses",
          "joined",
          "loads",
          "failed",
          "avg load",
          "fills",
          "errors");

  private final TextTable table = TextTable.of(HEAD);

  /** An empty table. */
  public StatsTable() {}

  /** Adds a node and its tiers. */
  public StatsTable add(String node, CacheStats stats) {
    table.add(
        List.of(
            node,
            number(stats.requestCount()),
            number(stats.hitCount()),
            number(stats.missCount()),
            number(stats.coalescedCount()),
            number(stats.loadCount()),
            number(stats.loadFailureCount()),
            millis(stats),
            "",
            ""));
    for (TierStats tier : stats.tiers()) {
      table.add(
          List.of(
              "  " + tier.storage(),
              "",
              number(tier.hitCount()),
              number(tier.missCount()),
              "",
              "",
              "",
              "",
              number(tier.fillCount()),
              number(tier.errorCount() + tier.timeoutCount())));
    }
    return this;
  }

  /** The table, each line ended by a line feed. */
  @Override
  public String toString() {
    return table.toString();
  }

  private static String number(long value) {
    return Long.toString(value);
  }

  private static String millis(CacheStats stats) {
    return String.format(Locale.ROOT, "%.1f ms", stats.averageLoadTime().toNanos() / 1e6);
  }
}
