package io.cacheme.spi;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what to write instead of an option that does not exist. */
final class UnknownOption {

  private UnknownOption() {}

  static String help(String scheme, String option, Set<String> known) {
    if (isCredential(option)) {
      return "credentials stand before the host: " + scheme + "://user:password@host";
    }
    String nearest = nearest(option, known);
    if (nearest != null) {
      return "did you mean \"" + nearest + "\"?";
    }
    return known.isEmpty()
        ? "it has no options"
        : "its options are " + String.join(", ", new TreeSet<>(known));
  }

  private static boolean isCredential(String option) {
    return Set.of("user", "username", "password", "auth").contains(option.toLowerCase(Locale.ROOT));
  }

  private static @Nullable String nearest(String option, Set<String> known) {
    String nearest = null;
    int least = Math.max(1, option.length() / 3) + 1;
    for (String candidate : new TreeSet<>(known)) {
      int distance = distance(normal(option), normal(candidate));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static String normal(String option) {
    return option.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
