package io.cacheme.compare.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Puts tables and pictures into {@code docs}. */
final class Pages {

  private static final String BEGIN = "<!-- drawn by benchmarks/compare%s: begin -->\n";
  private static final String END = "<!-- drawn by benchmarks/compare%s: end -->\n";

  private final Path page;
  private final Path pictures;

  Pages(Path home) {
    page = home.resolve("docs/benchmarks.md");
    pictures = home.resolve("docs/pictures");
  }

  /**
   * Draws all of it anew. A full run has a part of the page for itself, without the rows of the
   * other, where turns are longer and contenders so warmer.
   *
   * @param json the file it is drawn from, seen from the root
   */
  void draw(JsonNode measured, Path json) throws IOException {
    boolean isFull = measured.path("full").asBoolean();
    List<String> lines = new ArrayList<>();
    lines.add(where(measured, json));
    if (!isFull) {
      lines.add("");
      lines.addAll(configurations(measured));
    }
    for (Cell cell : Cell.FULL) {
      List<Series> series = Tables.sorted(measured, cell);
      if (!series.isEmpty() && !(isFull && Cell.DEFAULT.contains(cell))) {
        lines.addAll(drawn(cell, series));
      }
    }
    put(isFull ? " --full" : "", lines);
  }

  private void put(String option, List<String> lines) throws IOException {
    String first = String.format(BEGIN, option);
    String last = String.format(END, option);
    String text = Files.readString(page);
    int begin = text.indexOf(first);
    int end = text.indexOf(last);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(page + " has no lines \"" + first.strip() + "\" and its end");
    }
    Files.writeString(
        page,
        text.substring(0, begin + first.length())
            + String.join("\n", lines)
            + "\n"
            + text.substring(end));
  }

  private List<String> drawn(Cell cell, List<Series> series) throws IOException {
    String picture = "compare-" + cell.name() + ".svg";
    Files.writeString(pictures.resolve(picture), Bars.drawn(cell, series));
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("", "### " + cell.name() + ": " + cell.title(), ""));
    lines.add("![" + words(series, cell) + "](pictures/" + picture + ")");
    lines.add("");
    lines.addAll(Tables.lines(cell, series));
    return lines;
  }

  /** The picture for who does not see it. */
  private static String words(List<Series> series, Cell cell) {
    double divisor = cell.isRate() ? 1_000 : 1;
    return String.join(
        ", ",
        series.stream()
            .map(
                each ->
                    each.contender()
                        + " "
                        + Figures.three(each.warm(Tables.time(cell)).median() / divisor))
            .toList());
  }

  private static String where(JsonNode measured, Path json) {
    Spread others =
        Spread.of(
            StreamSupport.stream(measured.get("passes").spliterator(), false)
                .filter(pass -> pass.has("othersCpu"))
                .mapToDouble(pass -> pass.get("othersCpu").asDouble()));
    return String.format(
        Locale.ROOT,
        "Seen on %s at commit `%s`, JDK %s with `%s`, %s, %s, %d cores (%s), seed %d,\n"
            + "rounds: %d, of %d s a turn. What other processes had of the processors, a pass: %s to %s, median %s. Each pass is a line of [the JSON](%s).",
        measured.get("date").asText(),
        measured.get("commit").asText(),
        measured.get("jdk").asText(),
        measured.get("jvmArguments").asText(),
        measured.get("redis").asText(),
        measured.get("os").asText(),
        measured.get("cores").asInt(),
        measured.get("processor").asText(),
        measured.get("seed").asInt(),
        measured.get("rounds").asInt(),
        measured.get("secondsATurn").asInt(),
        Figures.percent(others.min()),
        Figures.percent(others.max()),
        Figures.percent(others.median()),
        Path.of("docs").relativize(json));
  }

  private static List<String> configurations(JsonNode measured) {
    List<String> lines = new ArrayList<>(List.of("| | made of | configured |", "|---|---|---|"));
    for (JsonNode each : measured.get("contenders")) {
      List<String> versions = new ArrayList<>();
      each.get("versions").forEach(version -> versions.add(version.asText()));
      lines.add(
          "| `"
              + each.get("contender").asText()
              + "` | "
              + String.join(", ", versions)
              + " | "
              + each.get("configuration").asText()
              + " |");
    }
    return lines;
  }
}
