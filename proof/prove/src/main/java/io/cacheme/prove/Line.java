package io.cacheme.prove;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one check says of itself, as each proof prints it: {@code proof METHOD CHECK PASSED figures
 * in words}.
 *
 * @param check its name; that of one that is given something broken on purpose, and passes if it
 *     finds that out, ends in {@code -sabotaged}
 * @param figures in words
 */
record Line(String method, String check, boolean passed, String figures) {

  private static final String SABOTAGED = "-sabotaged";
  private static final Pattern SAID =
      Pattern.compile("proof (\\S+) (\\S+) (PASSED|FAILED)(?: (.*))?");

  /** Which rules of a simulation a broken engine broke. */
  private static final Pattern RULES =
      Pattern.compile("found out: ([A-Z]\\d*(?:, [A-Z]\\d*)*)(?: by .*)?");

  static Optional<Line> of(String text) {
    Matcher said = SAID.matcher(text.strip());
    return said.matches()
        ? Optional.of(
            new Line(
                said.group(1),
                said.group(2),
                said.group(3).equals("PASSED"),
                said.group(4) == null ? "" : said.group(4)))
        : Optional.empty();
  }

  String text() {
    return "proof "
        + method
        + ' '
        + check
        + ' '
        + (passed ? "PASSED" : "FAILED")
        + (figures.isEmpty() ? "" : ' ' + figures);
  }

  boolean isSabotaged() {
    return check.endsWith(SABOTAGED);
  }

  /** The check, whether it was given something broken or not. */
  String subject() {
    return isSabotaged() ? check.substring(0, check.length() - SABOTAGED.length()) : check;
  }

  /** The rules that something broken was found out by; none if the check does not say. */
  List<String> rules() {
    Matcher found = RULES.matcher(figures);
    return isSabotaged() && found.matches() ? List.of(found.group(1).split(", ")) : List.of();
  }
}
