package io.cacheme.examples.webshop;

import java.util.List;
import java.util.Locale;

/** What each process did in each part of the demo. */
final class Table {

  private final StringBuilder lines =
      new StringBuilder(
          row(
              "",
              "process",
              "pages",
              "p99 ms",
              "from heap",
              "from Redis",
              "loaded",
              "failed loads",
              "my-redis"));

  /** Figures of the process's endpoint between two reports, and how its customers fared. */
  void add(String what, Instance instance, Report before, Report after) {
    List<Long> nanos = instance.nanos();
    double p99 = nanos.isEmpty() ? 0 : nanos.get(nanos.size() * 99 / 100) / 1e6;
    lines.append(
        row(
            what,
            instance.name(),
            nanos.size(),
            String.format(Locale.ROOT, "%.1f", p99),
            after.heapHits() - before.heapHits(),
            after.redisHits() - before.redisHits(),
            after.loads() - before.loads(),
            after.loadFailures() - before.loadFailures(),
            after.redis()));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-13s  %-7s  %6s  %7s  %9s  %10s  %6s  %12s  %s%n", cells);
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
