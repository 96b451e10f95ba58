package io.cacheme.proof.faults;

import java.util.List;

/**
 * What came of a cell.
 *
 * @param check its name, as {@code redis/stopped}
 * @param figures what was seen, in words
 * @param problems what must not be; none if it passed
 */
record Outcome(String check, String figures, List<String> problems) {

  boolean passed() {
    return problems.isEmpty();
  }

  /** As all proofs say it. */
  String line() {
    return "proof faults "
        + check
        + (passed() ? " PASSED " : " FAILED ")
        + figures
        + (passed() ? "" : "; " + String.join("; ", problems)).replace('\n', ' ');
  }
}
