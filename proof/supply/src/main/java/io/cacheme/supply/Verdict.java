package io.cacheme.supply;

import java.util.List;

/**
 * What came of a check.
 *
 * @param seen what was looked at, in words; nothing where nothing was
 * @param wrong what is not as it should be, a line each
 */
record Verdict(String seen, List<String> wrong) {

  boolean passed() {
    return !seen.isEmpty() && wrong.isEmpty();
  }

  /** Prints the line of {@code check}, and before it what is wrong; whether it passed. */
  boolean print(String check) {
    wrong.forEach(System.err::println);
    System.out.printf(
        "proof supply %s %s %s%n",
        check,
        passed() ? "PASSED" : "FAILED",
        passed() ? seen : seen.isEmpty() ? "nothing was seen" : wrong.size() + " wrong");
    return passed();
  }

  /** Prints the line of {@code check}, which was given something wrong that it has to say. */
  boolean printSabotaged(String check, String part) {
    boolean found = wrong.stream().anyMatch(line -> line.contains(part));
    System.out.printf(
        "proof supply %s-sabotaged %s %s%n",
        check, found ? "PASSED" : "FAILED", found ? "found out: " + part : "not found out");
    return found;
  }
}
