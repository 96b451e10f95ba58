package io.cacheme.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The page with the figures of what was seen. */
final class Drawing {

  private final List<Seen> seen;
  private final Faults faults;

  Drawing(List<Seen> seen, Faults faults) {
    this.seen = seen;
    this.faults = faults;
  }

  Page of(Page page) {
    Board board = new Board(page.promises(), seen, false, false);
    return page.withSeen(promise -> cell(board.rows(promise)))
        .with("methods", methods())
        .with("faults", faults.counts())
        .with("checks", checks());
  }

  private static String cell(List<Board.Row> rows) {
    List<Board.Row> told = rows.stream().map(row -> told(row, rows)).filter(Drawing::says).toList();
    String figures =
        told.stream()
            .map(
                row -> {
                  String says = Figures.of(row.lines());
                  return row.method().equals(Methods.TESTS)
                      ? says
                      : row.method().name() + ": " + says;
                })
            .collect(Collectors.joining("; "));
    List<String> dates = told.stream().map(row -> row.seen().date()).distinct().sorted().toList();
    return figures.isEmpty() ? "not run yet" : figures + "; " + String.join(", ", dates);
  }

  /** Without what a longer run of the same method says of the same, unless that went wrong. */
  private static Board.Row told(Board.Row row, List<Board.Row> rows) {
    Set<String> longer =
        row.seen().budget() == Budget.FULL
            ? Set.of()
            : rows.stream()
                .filter(other -> other.seen().budget() == Budget.FULL)
                .filter(other -> other.method().equals(row.method()))
                .flatMap(other -> other.lines().stream())
                .map(Line::check)
                .collect(Collectors.toSet());
    return new Board.Row(
        row.method(),
        row.lines().stream().filter(l -> !l.passed() || !longer.contains(l.check())).toList(),
        row.seen());
  }

  private static boolean says(Board.Row row) {
    return !row.lines().isEmpty();
  }

  private List<Seen> of(Method method) {
    return seen.stream().filter(said -> said.method().equals(method.name())).toList();
  }

  private List<String> methods() {
    List<String> lines = new ArrayList<>();
    lines.add("| method | what it does | seen | seconds | on |");
    lines.add("|---|---|---|---|---|");
    for (Method method : Methods.ALL) {
      List<Seen> all = of(method);
      all.forEach(said -> lines.add(row(method, said)));
      if (all.isEmpty()) {
        lines.add(row("`./prove " + method.name() + '`', method.says(), "not run yet", "", ""));
      }
    }
    return lines;
  }

  private static String row(Method method, Seen said) {
    return row(
        "`./prove " + said.run() + '`',
        method.says(),
        Figures.of(said.lines()),
        String.format(Locale.ROOT, "%,d", said.seconds()),
        said.date() + ", commit `" + said.commit() + '`');
  }

  /** Of each method but tests, which would be as many as there are classes. */
  private List<String> checks() {
    List<String> lines = new ArrayList<>();
    lines.add("| check | seen | broken on purpose |");
    lines.add("|---|---|---|");
    for (Method method : Methods.ALL) {
      if (!method.equals(Methods.TESTS)) {
        of(method).forEach(said -> lines.addAll(checks(said)));
      }
    }
    return lines;
  }

  private static List<String> checks(Seen said) {
    Map<String, String[]> bySubject = new LinkedHashMap<>();
    for (Line line : said.lines()) {
      String[] figures = bySubject.computeIfAbsent(line.subject(), any -> new String[] {"", ""});
      figures[line.isSabotaged() ? 1 : 0] = (line.passed() ? "" : "FAILED ") + line.figures();
    }
    List<String> lines = new ArrayList<>();
    bySubject.forEach(
        (check, figures) -> lines.add(row(said.run() + ' ' + check, figures[0], figures[1])));
    return lines;
  }

  static String row(String... cells) {
    StringBuilder row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(cell.replace("|", "\\|")).append(cell.isEmpty() ? "|" : " |");
    }
    return row.toString();
  }
}
