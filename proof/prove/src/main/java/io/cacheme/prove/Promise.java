package io.cacheme.prove;

import java.util.List;
import java.util.Map;

/**
 * A promise of the page.
 *
 * @param number as F1, of several processes, or R1
 * @param text the promise itself
 * @param proofs what tries to break it
 */
record Promise(String number, String text, List<Proof> proofs) {

  /** Of which promise a rule is that a simulation calls otherwise. */
  private static final Map<String, String> RULES =
      Map.of("L", "R1", "V", "R10", "S", "F8", "R", "F8", "E", "R38", "A", "R41", "C", "R40");

  /** Whether {@code line} says something of it. */
  boolean isTriedBy(Line line) {
    boolean covered = proofs.stream().anyMatch(proof -> proof.covers(line));
    List<String> rules = line.rules();
    return rules.isEmpty()
        ? covered
        : rules.stream().anyMatch(rule -> RULES.getOrDefault(rule, rule).equals(number));
  }
}
