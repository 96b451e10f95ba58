package io.cacheme.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code docs/faults-found.md}: the faults that were found, one a row. */
final class Faults {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (.+?) \\| (.+?) \\| (.+?) \\| `([0-9a-f]{8})` \\|$");

  private final List<MatchResult> rows;

  private Faults(String text) {
    this.rows = ROW.matcher(text).results().toList();
  }

  static Faults of(String text) {
    return new Faults(text);
  }

  static Faults read(Path home) throws IOException {
    return new Faults(Files.readString(home.resolve("docs/faults-found.md")));
  }

  /** A table: how many each method has found, the most first. */
  List<String> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    rows.forEach(row -> counts.merge(row.group(2), 1, Integer::sum));
    List<String> lines = new ArrayList<>(List.of("| found by | faults |", "|---|---|"));
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(
            count -> lines.add(Drawing.row(count.getKey(), Integer.toString(count.getValue()))));
    lines.add(Drawing.row("together", Integer.toString(rows.size())));
    return lines;
  }
}
