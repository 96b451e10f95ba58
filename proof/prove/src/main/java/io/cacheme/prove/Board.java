package io.cacheme.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was seen of each promise, and the verdict. */
final class Board {

  /** What one method says of a promise. */
  record Row(Method method, List<Line> lines, Seen seen) {

    boolean passed() {
      return lines.stream().allMatch(Line::passed);
    }
  }

  private final List<Promise> promises;
  private final List<Seen> seen;
  private final boolean isWhole;
  private final boolean isSabotaged;

  /**
   * A board.
   *
   * @param isWhole whether each promise is to have been proved
   * @param isSabotaged whether something broken is to have been found out for each
   */
  Board(List<Promise> promises, List<Seen> seen, boolean isWhole, boolean isSabotaged) {
    this.promises = promises;
    this.seen = seen;
    this.isWhole = isWhole;
    this.isSabotaged = isSabotaged;
  }

  /** In the order of the methods. */
  List<Row> rows(Promise promise) {
    return Methods.ALL.stream()
        .flatMap(method -> seen.stream().filter(said -> said.method().equals(method.name())))
        .map(said -> row(promise, said))
        .filter(row -> !row.lines().isEmpty())
        .toList();
  }

  private static Row row(Promise promise, Seen said) {
    Method method = Methods.named(said.method()).orElseThrow();
    return new Row(method, said.lines().stream().filter(promise::isTriedBy).toList(), said);
  }

  /** Why a promise cannot be relied on; empty if nothing speaks against it. */
  String trouble(Promise promise) {
    List<Line> lines = rows(promise).stream().flatMap(row -> row.lines().stream()).toList();
    if (lines.stream().anyMatch(line -> !line.passed())) {
      return "a check failed";
    }
    if (isWhole && lines.stream().allMatch(Line::isSabotaged)) {
      return "nothing tried to break it";
    }
    if (isSabotaged && lines.stream().noneMatch(Line::isSabotaged)) {
      return "no proof of it was given something broken to find";
    }
    return "";
  }

  /** Whether nothing is red: no promise, and no check of what is promised by none. */
  boolean passed() {
    return promises.stream().map(this::trouble).allMatch(String::isEmpty)
        && seen.stream().flatMap(method -> method.lines().stream()).allMatch(Line::passed);
  }

  /** A table for a terminal. */
  List<String> lines() {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("promise", "proven by", "figure", "verdict", "seconds"));
    for (Promise promise : promises) {
      List<Row> rows = rows(promise);
      rows.forEach(
          row ->
              table.add(
                  List.of(
                      promise.number(),
                      row.method().name(),
                      Figures.of(row.lines()),
                      row.passed() ? "passed" : "FAILED",
                      Long.toString(row.seen().seconds()))));
      String trouble = trouble(promise);
      if (!trouble.isEmpty()) {
        table.add(List.of(promise.number(), "", trouble, "RED", ""));
      } else if (rows.isEmpty()) {
        table.add(List.of(promise.number(), "", "", "not run", ""));
      }
    }
    return aligned(table);
  }

  private static List<String> aligned(List<List<String>> table) {
    int[] widths = new int[table.get(0).size()];
    for (List<String> row : table) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return table.stream()
        .map(
            row -> {
              StringBuilder line = new StringBuilder();
              for (int i = 0; i < widths.length; i++) {
                line.append(String.format(Locale.ROOT, "%-" + (widths[i] + 2) + "s", row.get(i)));
              }
              return line.toString().stripTrailing();
            })
        .toList();
  }
}
