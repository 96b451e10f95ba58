package io.cacheme.compare.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the medians of Cacheme are to those of the others. */
final class Ratios {

  private static final String OURS = "cacheme";

  private Ratios() {}

  /** As {@code ratio trace-10k cacheme/expert 0.84}. */
  static List<String> lines(JsonNode measured) {
    List<String> lines = new ArrayList<>();
    for (Cell cell : Cell.FULL) {
      List<Series> all = Series.of(measured, cell);
      all.stream()
          .filter(series -> series.contender().equals(OURS))
          .forEach(ours -> add(lines, cell, ours, all));
    }
    return lines;
  }

  private static void add(List<String> lines, Cell cell, Series ours, List<Series> all) {
    for (Series theirs : all) {
      if (theirs != ours) {
        String pair = OURS + "/" + theirs.contender();
        String time = cell.isRate() ? "p99Micros" : "seconds";
        lines.add(line(cell.name(), pair, ours.warm(time), theirs.warm(time)));
        if (!cell.isRate()) {
          lines.add(
              line(cell.name() + "-cold", pair, ours.cold("seconds"), theirs.cold("seconds")));
        }
        lines.add(
            line(cell.name() + "-cpu", pair, ours.warm("cpuMicros"), theirs.warm("cpuMicros")));
        lines.add(
            line(
                cell.name() + "-allocated",
                pair,
                ours.warm("allocated"),
                theirs.warm("allocated")));
      }
    }
  }

  private static String line(String name, String pair, Spread ours, Spread theirs) {
    return String.format(
        Locale.ROOT, "ratio %s %s %.2f", name, pair, ours.median() / theirs.median());
  }
}
