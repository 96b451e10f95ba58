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
 * @param judges the page whose tests are run before, for its command reads what was reported of
 *     them; empty if it reads none
 * @param shares whether its commands keep one core busy, and mind no other beside them
 */
record Method(
    String name,
    String says,
    String module,
    List<String> tests,
    Map<Budget, String> options,
    Map<Budget, String> commands,
    String judges,
    boolean shares) {

  /** One that is run by its own command. */
  static Method run(String name, String says, String module, Map<Budget, String> commands) {
    return new Method(name, says, module, List.of(), Map.of(), commands, "", false);
  }

  /** One that is a class of tests. */
  static Method tests(String name, String says, String test, String... full) {
    return new Method(
        name,
        says,
        "",
        List.of(test),
        full.length == 0 ? Map.of() : Map.of(Budget.FULL, full[0]),
        Map.of(),
        "",
        false);
  }

  /** The same, with tests that find out what is broken on purpose. */
  Method with(String... more) {
    return new Method(name, says, module, List.of(more), options, commands, judges, shares);
  }

  /** The same, which judges the tests that {@code page} names. */
  Method judging(String page) {
    return new Method(name, says, module, tests, options, commands, page, shares);
  }

  /** The same, beside which another may run. */
  Method sharing() {
    return new Method(name, says, module, tests, options, commands, judges, true);
  }

  String command(Budget budget) {
    return commands.getOrDefault(budget, "");
  }
}
