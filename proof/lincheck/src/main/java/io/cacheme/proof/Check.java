package io.cacheme.proof;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;

/** Checks one kind of cache by Lincheck, and says a line of it. */
final class Check {

  /** More frames of one method, and turns of one loop, than there are where all goes well. */
  private static final int DEPTH = 1_000;

  private Check() {}

  /**
   * Arguments: the class in {@link CachedRegisters}; {@code model} or {@code stress}; how many
   * scenarios; how many orders of each; {@code kept} or {@code broken}, as is to be found. Exits
   * with 1 if it is not so.
   */
  public static void main(String... arguments) throws ClassNotFoundException {
    Class<?> cache = Class.forName(CachedRegisters.class.getName() + "$" + arguments[0]);
    boolean stress = arguments[1].equals("stress");
    int scenarios = Integer.parseInt(arguments[2]);
    int orders = Integer.parseInt(arguments[3]);
    boolean broken = arguments[4].equals("broken");
    long begun = System.nanoTime();
    String found = "";
    try {
      if (stress) {
        new StressOptions()
            .iterations(scenarios)
            .invocationsPerIteration(orders)
            .threads(2)
            .actorsPerThread(3)
            .actorsBefore(1)
            .actorsAfter(1)
            .sequentialSpecification(Registers.class)
            .check(cache);
      } else {
        new ModelCheckingOptions()
            .recursionBound(DEPTH)
            .loopBound(DEPTH)
            .iterations(scenarios)
            .invocationsPerIteration(orders)
            .threads(2)
            .actorsPerThread(3)
            .actorsBefore(1)
            .actorsAfter(1)
            .sequentialSpecification(Registers.class)
            .check(cache);
      }
    } catch (LincheckAssertionError e) {
      found = String.valueOf(e.getMessage());
    }
    boolean passed = broken != found.isEmpty();
    System.out.println(found);
    System.out.printf(
        "proof lincheck %s-%s %s %d scenarios, up to %d orders each, %.0f s%n",
        arguments[0],
        arguments[1],
        passed ? broken ? "FOUND" : "PASSED" : "FAILED",
        scenarios,
        orders,
        (System.nanoTime() - begun) / 1e9);
    System.exit(passed ? 0 : 1);
  }
}
