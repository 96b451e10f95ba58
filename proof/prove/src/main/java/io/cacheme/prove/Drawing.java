package io.cacheme.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page with the figures of what was seen. */
final class Drawing {

  private final Map<String, Seen> seen;
  private final Faults faults;

  Drawing(Map<String, Seen> seen, Faults faults) {
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
    String figures =
        rows.stream()
            .map(
                row -> {
                  String says = Figures.of(row.lines());
                  return row.method().equals(Methods.TESTS)
                      ? says
                      : row.method().name() + ": " + says;
                })
            .collect(Collectors.joining("; "));
    List<String> dates = rows.stream().map(row -> row.seen().date()).distinct().sorted().toList();
    return figures.isEmpty() ? "not run yet" : figures + "; " + String.join(", ", dates);
  }

  private List<String> methods() {
    List<String> lines = new ArrayList<>();
    lines.add("| method | what it does | seen | seconds | on |");
    lines.add("|---|---|---|---|---|");
    for (Method method : Methods.ALL) {
      Seen said = seen.get(method.name());
      if (said != null) {
        lines.add(
            row(
                String.format(
                    "`./prove %s%s`", said.budget() == Budget.FULL ? "--full " : "", method.name()),
                method.says(),
                Figures.of(said.lines()),
                String.format(Locale.ROOT, "%,d", said.seconds()),
                said.date() + ", commit `" + said.commit() + '`'));
      } else {
        lines.add(row("`./prove " + method.name() + '`', method.says(), "not run yet", "", ""));
      }
    }
    return lines;
  }

  /** Of each method but tests, which would be as many as there are classes. */
  private List<String> checks() {
    List<String> lines = new ArrayList<>();
    lines.add("| check | seen | broken on purpose |");
    lines.add("|---|---|---|");
    for (Method method : Methods.ALL) {
      Seen said = seen.get(method.name());
      if (said == null || method.equals(Methods.TESTS)) {
        continue;
      }
      Map<String, String[]> bySubject = new LinkedHashMap<>();
      for (Line line : said.lines()) {
        String[] figures = bySubject.computeIfAbsent(line.subject(), any -> new String[] {"", ""});
        figures[line.isSabotaged() ? 1 : 0] = (line.passed() ? "" : "FAILED ") + line.figures();
      }
      bySubject.forEach(
          (check, figures) -> lines.add(row(method.name() + ' ' + check, figures[0], figures[1])));
    }
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
