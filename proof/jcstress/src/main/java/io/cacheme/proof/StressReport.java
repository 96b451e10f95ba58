package io.cacheme.proof;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;

/** Says a line for each test of a run of jcstress. */
final class StressReport {

  private long outcomes;
  private long forbidden;
  private String trouble = "";

  private StressReport() {}

  /**
   * Reads the results in the file {@code arguments[0]}. Each test is to show nothing that is
   * forbidden; or each is to show some of it, if {@code arguments[1]} is {@code sabotaged}. Exits
   * with 1 if one does not, or if there is none.
   */
  public static void main(String... arguments) throws IOException, ClassNotFoundException {
    boolean sabotaged = arguments[1].equals("sabotaged");
    Map<String, StressReport> tests = new TreeMap<>();
    DiskReadCollector results =
        new DiskReadCollector(
            arguments[0],
            result ->
                tests.computeIfAbsent(result.getName(), test -> new StressReport()).add(result));
    results.dump();
    results.close();
    boolean passed = !tests.isEmpty();
    for (Map.Entry<String, StressReport> test : tests.entrySet()) {
      passed &= test.getValue().says(test.getKey(), sabotaged);
    }
    System.exit(passed ? 0 : 1);
  }

  private void add(TestResult result) {
    if (result.status() != Status.NORMAL) {
      trouble = " " + result.status() + " " + result.getMessages() + result.getVmErr();
    }
    outcomes += result.getTotalCount();
    for (GradingResult graded : result.grading().gradingResults.values()) {
      if (graded.expect == Expect.FORBIDDEN) {
        forbidden += graded.count;
      }
    }
  }

  private boolean says(String test, boolean sabotaged) {
    boolean passed =
        sabotaged ? forbidden > 0 : forbidden == 0 && outcomes > 0 && trouble.isEmpty();
    System.out.printf(
        sabotaged && passed
            ? "proof jcstress %1$s-sabotaged PASSED found out: %3$,d of %4$,d outcomes%n"
            : "proof jcstress %1$s%2$s %5$s %4$,d outcomes, %3$,d forbidden%6$s%n",
        kebab(test),
        sabotaged ? "-sabotaged" : "",
        forbidden,
        outcomes,
        passed ? "PASSED" : "FAILED",
        passed ? "" : trouble);
    return passed;
  }

  private static String kebab(String test) {
    String name = test.substring(test.lastIndexOf('.') + 1);
    return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }
}
