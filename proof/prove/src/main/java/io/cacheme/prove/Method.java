package io.cacheme.prove;

import java.util.List;
import java.util.Map;

/**
 * A way of proof.
 *
 * @param says what it does
 * @param module what is built before, if its command needs more than tests do
 * @param tests the classes of tests that are part of it, run by Maven, which may say lines of their
 *     own
 * @param options what Maven is told for these tests
 * @param commands what is run besides, from the root, and says lines; nothing of a budget that is
 *     not there
 */
record Method(
    String name,
    String says,
    String module,
    List<String> tests,
    Map<Budget, String> options,
    Map<Budget, String> commands) {

  /** One that is run by its own command. */
  static Method run(String name, String says, String module, Map<Budget, String> commands) {
    return new Method(name, says, module, List.of(), Map.of(), commands);
  }

  /** One that is a class of tests. */
  static Method tests(String name, String says, String test, String... full) {
    return new Method(
        name,
        says,
        "",
        List.of(test),
        full.length == 0 ? Map.of() : Map.of(Budget.FULL, full[0]),
        Map.of());
  }

  /** The same, with tests that find out what is broken on purpose. */
  Method with(String... more) {
    return new Method(name, says, module, List.of(more), options, commands);
  }

  String command(Budget budget) {
    return commands.getOrDefault(budget, "");
  }
}
