package io.cacheme.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a method has said when it was run.
 *
 * @param date as 2026-11-28
 * @param commit of what was proved
 * @param seconds how long it took
 */
record Seen(
    String method, String date, String commit, Budget budget, long seconds, List<Line> lines) {

  private static final String HEAD = "seen ";

  /**
   * Whether it says less than {@code before}, in whose place it is not to come.
   *
   * @param ofPromises whether only what some promises stand on was run
   */
  boolean isPartOf(Seen before, boolean ofPromises) {
    return method.equals(Methods.TESTS.name())
        ? ofPromises
        : budget == Budget.SAMPLE && before.budget != Budget.SAMPLE;
  }

  /** For a file; read by {@link #all}. */
  static List<String> text(Iterable<Seen> all) {
    List<String> text = new ArrayList<>();
    for (Seen seen : all) {
      text.add(
          HEAD
              + String.join(
                  " ",
                  seen.method,
                  seen.date,
                  seen.commit,
                  seen.budget.name(),
                  Long.toString(seen.seconds)));
      seen.lines.forEach(line -> text.add(line.text()));
    }
    return text;
  }

  /** By method, in the order of the file. */
  static Map<String, Seen> all(List<String> text) {
    Map<String, Seen> all = new LinkedHashMap<>();
    List<Line> lines = new ArrayList<>();
    for (String line : text) {
      if (line.startsWith(HEAD)) {
        String[] words = line.substring(HEAD.length()).split(" ");
        lines = new ArrayList<>();
        all.put(
            words[0],
            new Seen(
                words[0],
                words[1],
                words[2],
                Budget.valueOf(words[3]),
                Long.parseLong(words[4]),
                lines));
      } else {
        Line.of(line).ifPresent(lines::add);
      }
    }
    return all;
  }
}
