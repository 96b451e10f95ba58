package io.cacheme.proof.mutation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether all that was changed was found, but for what is explained.
 *
 * @param made how many mutants there were
 * @param alive how many of them no test has found
 * @param unexplained those of them that nothing is said of
 * @param found those that are explained, though no such one is alive
 */
record Verdict(int made, int alive, List<Mutant> unexplained, List<Mutant> found) {

  /**
   * Says the line of an area. Exits with 1 if it failed, or if it is sabotaged and did not.
   *
   * @param arguments its name, PIT's report, the sources, what is explained; and what the sabotage
   *     is, if it is one
   */
  public static void main(String... arguments) throws IOException {
    PitReport report = PitReport.read(Path.of(arguments[1]), Path.of(arguments[2]));
    Verdict verdict = of(report, Explained.read(Path.of(arguments[3])));
    boolean passed =
        arguments.length < 5
            ? verdict.says(arguments[0])
            : verdict.saysFoundOut(arguments[0], arguments[4]);
    System.exit(passed ? 0 : 1);
  }

  static Verdict of(PitReport report, List<Mutant> explained) {
    return new Verdict(
        report.made(),
        report.alive().size(),
        without(report.alive(), explained),
        without(explained, report.alive()));
  }

  /** Each of {@code some} is taken away by one of {@code others} that is like it. */
  private static List<Mutant> without(List<Mutant> some, List<Mutant> others) {
    List<Mutant> left = new ArrayList<>(some);
    others.forEach(left::remove);
    Collections.sort(left);
    return left;
  }

  boolean hasPassed() {
    return made > 0 && unexplained.isEmpty() && found.isEmpty();
  }

  private boolean says(String area) {
    System.out.printf(
        "proof mutation %s %s %,d of %,d mutants found, %d explained%n",
        area, hasPassed() ? "PASSED" : "FAILED", made - alive, made, alive - unexplained.size());
    unexplained.forEach(mutant -> System.out.println("  not found: " + mutant));
    found.forEach(mutant -> System.out.println("  explained, but not alive: " + mutant));
    return hasPassed();
  }

  private boolean saysFoundOut(String area, String sabotage) {
    boolean isFoundOut = made > 0 && !unexplained.isEmpty();
    System.out.printf(
        "proof mutation %s-sabotaged %s %s: %s, %,d of %,d mutants are not, and not explained%n",
        area,
        isFoundOut ? "PASSED" : "FAILED",
        isFoundOut ? "found out" : "not found out",
        sabotage,
        unexplained.size(),
        made);
    return isFoundOut;
  }
}
