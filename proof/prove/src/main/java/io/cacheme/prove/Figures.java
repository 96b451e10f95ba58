package io.cacheme.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What several checks say together. */
final class Figures {

  private Figures() {}

  /** What the checks of one method say of one promise. */
  static String of(List<Line> lines) {
    List<String> parts = new ArrayList<>();
    List<Line> failed = lines.stream().filter(line -> !line.passed()).toList();
    if (!failed.isEmpty()) {
      parts.add(
          "FAILED: "
              + failed.stream()
                  .map(line -> (line.check() + " " + line.figures()).strip())
                  .collect(Collectors.joining("; ")));
    }
    List<Line> whole = lines.stream().filter(line -> line.passed() && !line.isSabotaged()).toList();
    if (!whole.isEmpty()) {
      parts.add(whole(whole));
    }
    long broken = lines.stream().filter(line -> line.passed() && line.isSabotaged()).count();
    if (broken > 0) {
      parts.add(broken + " broken on purpose, each found out");
    }
    return String.join("; ", parts);
  }

  private static String whole(List<Line> lines) {
    if (lines.get(0).method().equals(Methods.TESTS.name())) {
      return count(
              lines.stream().mapToInt(line -> Integer.parseInt(line.figures().split(" ")[0])).sum(),
              "test")
          + " in "
          + count(lines.size(), "class");
    }
    return lines.size() == 1 ? lines.get(0).figures() : count(lines.size(), "check");
  }

  static String count(int number, String what) {
    String plural = what.endsWith("s") ? what + "es" : what + "s";
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? what : plural);
  }
}
