package io.cacheme;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a check says of itself, for {@code ./prove}, which gathers such lines from reports. */
public final class ProofLine {

  private final String method;

  /** Of one method of proof. */
  public ProofLine(String method) {
    this.method = method;
  }

  /** Says what came of {@code check}. */
  public void says(String check, boolean passed, String figures, Object... arguments) {
    String words = String.format(Locale.ROOT, figures, arguments);
    System.out.println(
        "proof " + method + ' ' + kebab(check) + (passed ? " PASSED " : " FAILED ") + words);
  }

  /**
   * Says whether something broken was found out.
   *
   * @param rules those that it broke, none if it was not found out
   */
  public void found(String broken, Collection<String> rules) {
    says(
        broken + "-sabotaged",
        !rules.isEmpty(),
        rules.isEmpty() ? "not found out" : "found out: " + String.join(", ", rules));
  }

  /** The rules that {@code violations} are of. */
  public static Set<String> rules(Collection<String> violations) {
    Set<String> rules = new TreeSet<>();
    for (String violation : violations) {
      rules.add(violation.substring(0, violation.indexOf(':')));
    }
    return rules;
  }

  private static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
