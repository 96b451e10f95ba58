package io.cacheme.compare.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was measured, as tables in Markdown. */
final class Tables {

  private Tables() {}

  /** A table a cell. */
  static List<String> lines(JsonNode measured) {
    List<String> lines = new ArrayList<>();
    for (Cell cell : Cell.FULL) {
      List<Series> series = sorted(measured, cell);
      if (!series.isEmpty()) {
        lines.addAll(List.of(cell.name() + ": " + cell.title(), ""));
        lines.addAll(lines(cell, series));
        lines.add("");
      }
    }
    return lines;
  }

  /** The fastest first. */
  static List<Series> sorted(JsonNode measured, Cell cell) {
    return Series.of(measured, cell).stream()
        .sorted(Comparator.comparingDouble(series -> series.warm(time(cell)).median()))
        .toList();
  }

  /** What contenders are ordered by. */
  static String time(Cell cell) {
    return cell.isRate() ? "p99Micros" : "seconds";
  }

  static List<String> lines(Cell cell, List<Series> series) {
    List<String> lines = new ArrayList<>();
    String times = cell.isRate() ? "p50 | p99 | p99.9, ms" : "seconds | min-max | cold";
    lines.add(
        "| | "
            + times
            + " | CPU µs | allocated B | left in MiB | Redis CPU µs | MiB in Redis | loads | commands | passes | others |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    series.forEach(each -> lines.add(line(cell, each)));
    return lines;
  }

  private static String line(Cell cell, Series series) {
    List<String> figures = new ArrayList<>(List.of("`" + series.contender() + "`"));
    figures.addAll(cell.isRate() ? latencies(series) : seconds(series));
    figures.add(Figures.three(series.warm("cpuMicros").median()));
    figures.add(Figures.whole(series.warm("allocated").median()));
    figures.add(Figures.mebibytes(series.warm("liveBytes").median()));
    figures.add(Figures.three(series.warm("redisCpuMicros").median()));
    figures.add(Figures.mebibytes(series.warm("redisBytes").median()));
    figures.add(Figures.whole(series.warm("loads").median()));
    figures.add(series.commands() + (series.wrong() == 0 ? "" : "; WRONG: " + series.wrong()));
    figures.add("" + series.warmPasses());
    figures.add(Figures.percent(series.warm("othersCpu").median()));
    return "| " + String.join(" | ", figures) + " |";
  }

  private static List<String> seconds(Series series) {
    Spread warm = series.warm("seconds");
    return List.of(
        Figures.three(warm.median()),
        Figures.three(warm.min()) + "-" + Figures.three(warm.max()),
        Figures.three(series.cold("seconds").median()));
  }

  private static List<String> latencies(Series series) {
    return List.of(
        Figures.three(series.warm("p50Micros").median() / 1_000),
        Figures.three(series.warm("p99Micros").median() / 1_000),
        Figures.three(series.warm("p999Micros").median() / 1_000));
  }
}
