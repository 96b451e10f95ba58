package io.cacheme.proof;

import java.util.List;
import java.util.stream.Collectors;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Lincheck draws scenarios of two threads besides those that are written, runs each in many orders
 * of the steps of its threads, and looks whether {@link Registers} could have answered so. Those
 * made weaker are to be found out.
 *
 * @param cache what is checked
 * @param isBroken whether it has to be found out
 */
record Check(Class<?> cache, boolean isBroken) {

  /** More frames of one method, and turns of one loop, than there are where all goes well. */
  private static final int DEPTH = 1_000;

  /** What Lincheck says where an order has not ended in its time. */
  private static final String HUNG = "The execution has hung";

  /** One that is broken is given the written scenarios only, and as many times the orders. */
  private static final int UNTIL_FOUND = 50;

  private static final List<Check> ALL =
      List.of(
          new Check(CachedRegisters.OnHeap.class, false),
          new Check(CachedRegisters.OnHeapAndRemote.class, false),
          new Check(CachedRegisters.WithoutFenceAtEnd.class, true));

  /**
   * Checks all of them, and says a line of each.
   *
   * @param arguments how many scenarios besides {@link Scenarios}, and in how many orders each at
   *     most; then the name of one, if not all. Exits with 1 if one that is whole fails, or one
   *     that is broken does not, and with 2 if there is none of that name
   */
  public static void main(String... arguments) {
    int scenarios = Integer.parseInt(arguments[0]);
    int orders = Integer.parseInt(arguments[1]);
    List<Check> chosen =
        ALL.stream()
            .filter(check -> arguments.length < 3 || check.name().equals(arguments[2]))
            .toList();
    if (chosen.isEmpty()) {
      System.err.printf(
          "there is no check %s; there are %s%n",
          arguments[2], ALL.stream().map(Check::name).collect(Collectors.joining(", ")));
      System.exit(2);
    }
    boolean passed = true;
    for (Check check : chosen) {
      passed &= check.isBroken ? check.run(0, orders * UNTIL_FOUND) : check.run(scenarios, orders);
    }
    System.exit(passed ? 0 : 1);
  }

  private String name() {
    return cache.getSimpleName();
  }

  private boolean run(int scenarios, int orders) {
    long begun = System.nanoTime();
    String found = found(scenarios, orders);
    boolean hung = found.contains(HUNG); // on a busy machine, which says nothing of the cache
    boolean passed = !hung && isBroken != found.isEmpty();
    System.out.printf(
        "proof lincheck %s %s %s%d scenarios, up to %d orders each, %.0f s%n",
        kebab(name()) + (isBroken ? "-sabotaged" : ""),
        passed ? "PASSED" : "FAILED",
        hung ? "took too long, " : isBroken && passed ? "found out: in at most " : "",
        Scenarios.ALL.size() + scenarios,
        orders,
        (System.nanoTime() - begun) / 1e9);
    System.out.println(found);
    return passed;
  }

  /** What went wrong; empty if nothing did. */
  private String found(int scenarios, int orders) {
    try {
      ModelCheckingOptions options = new ModelCheckingOptions();
      Scenarios.ALL.forEach(options::addCustomScenario);
      options
          .recursionBound(DEPTH)
          .loopBound(DEPTH)
          .iterations(scenarios)
          .invocationsPerIteration(orders)
          .threads(2)
          .actorsPerThread(2)
          .actorsBefore(1)
          .actorsAfter(1)
          .minimizeFailedScenario(!isBroken)
          .sequentialSpecification(Registers.class)
          .check(cache);
      return "";
    } catch (LincheckAssertionError e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }
}
