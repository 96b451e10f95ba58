package io.cacheme.prove;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What several checks say together. */
final class Figures {

  /** As "1,000 schedules, 0 wrong, 1.2 s". */
  private static final Pattern COUNTED =
      Pattern.compile("((?:all )?)([\\d,]+) ((?!of )[a-z]+)((?:, 0 [a-z]+)?)\\b.*");

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
      parts.add(broken + " broken on purpose, found out");
    }
    return String.join("; ", parts);
  }

  private static String whole(List<Line> lines) {
    if (lines.get(0).method().equals(Methods.TESTS.name())) {
      return count(lines.stream().mapToInt(Figures::tests).sum(), "test")
          + " in "
          + count(lines.size(), "class");
    }
    return lines.size() == 1
        ? lines.get(0).figures()
        : sum(lines).orElse("") + count(lines.size(), "check");
  }

  private static int tests(Line line) {
    return Integer.parseInt(line.figures().split(" ")[0].replace(",", ""));
  }

  /** What all of them have counted, if that is the same. */
  private static Optional<String> sum(List<Line> lines) {
    long sum = 0;
    Set<String> words = new HashSet<>();
    for (Line line : lines) {
      Matcher counted = COUNTED.matcher(line.figures());
      if (!counted.matches()) {
        return Optional.empty();
      }
      sum += Long.parseLong(counted.group(2).replace(",", ""));
      words.add(counted.group(1) + "%,d " + counted.group(3) + counted.group(4));
    }
    long all = sum;
    return words.size() > 1
        ? Optional.empty()
        : words.stream().findAny().map(form -> String.format(Locale.ROOT, form, all) + " in ");
  }

  static String count(int number, String what) {
    String plural = what.endsWith("s") ? what + "es" : what + "s";
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? what : plural);
  }
}
