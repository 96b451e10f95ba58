package io.cacheme.proof.soak;

import java.util.Locale;

/**
 * One line of the verdict.
 *
 * @param name what was looked at
 * @param passed whether it ended as it is to
 * @param figures in words
 */
record Check(String name, boolean passed, String figures) {

  /** As it is printed. */
  String line() {
    return "proof soak " + name + " " + word(passed) + " " + figures;
  }

  /** The same where something was done to it that it has to find out. */
  Check sabotaged() {
    return new Check(
        name + "-sabotaged", !passed, (passed ? "not found out: " : "found out: ") + figures);
  }

  static String text(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }

  private static String word(boolean passed) {
    return passed ? "PASSED" : "FAILED";
  }
}
