package io.cacheme.processor.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds what was probably meant: only what differs little, for a wrong guess is worse than none.
 */
final class Suggestions {

  private Suggestions() {}

  /** The choice nearest to {@code name}, if one is near. */
  static Optional<String> nearest(String name, Collection<String> choices) {
    return choices.stream()
        .filter(choice -> distance(name, choice) <= Math.max(1, choice.length() / 4))
        .min(Comparator.comparingInt(choice -> distance(name, choice)));
  }

  /** The number of letters to insert, remove, replace or swap; other case is one in all. */
  static int distance(String from, String to) {
    if (from.equalsIgnoreCase(to)) {
      return from.equals(to) ? 0 : 1;
    }
    int[][] d = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, from, to, i, j);
      }
    }
    return d[from.length()][to.length()];
  }

  private static int cheapest(int[][] d, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int least = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
