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

  /** What of it was run, as {@code ./prove} is told to run it: once in all that was seen. */
  String run() {
    return budget == Budget.FULL ? "--full " + method : method;
  }

  /**
   * Whether it says less than {@code before}, in whose place it is not to come.
   *
   * @param ofPromises whether only what some promises stand on was run
   */
  boolean isPartOf(Seen before, boolean ofPromises) {
    return (ofPromises && method.equals(Methods.TESTS.name()))
        || (budget == Budget.SAMPLE && before.budget != Budget.SAMPLE);
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

  /** In the order of the file. */
  static List<Seen> all(List<String> text) {
    List<Seen> all = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (String line : text) {
      if (line.startsWith(HEAD)) {
        String[] words = line.substring(HEAD.length()).split(" ");
        lines = new ArrayList<>();
        all.add(
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

  /** Those of {@code kept}, with what {@code now} says in the place of the same run before. */
  static List<Seen> together(List<Seen> kept, List<Seen> now, boolean ofPromises) {
    Map<String, Seen> together = new LinkedHashMap<>();
    kept.forEach(seen -> together.put(seen.run(), seen));
    now.forEach(
        seen ->
            together.merge(
                seen.run(),
                seen,
                (before, after) -> after.isPartOf(before, ofPromises) ? before : after));
    return List.copyOf(together.values());
  }
}
