package io.cacheme.internal.env;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A library that a storage stands on, and the versions of it that are known to work, as its list
 * has them.
 *
 * @param artifact {@code group:artifact}
 * @param from the first version that works: older ones are refused
 * @param built what the storage is built with, or how it begins: newer ones are left to linking
 * @param className a class of the library
 * @param note what else is to be said of the versions; may be empty
 */
record Driver(String artifact, String from, String built, String className, String note) {

  /** Reads {@code FROM..BUILT CLASS NOTE}. */
  static Driver parse(String artifact, String text) {
    String[] parts = text.trim().split("\\s+", 3);
    String[] range = parts[0].split("\\.\\.", 2);
    return new Driver(
        artifact, range[0], range[1], parts[1], parts.length == 3 ? " (" + parts[2] + ")" : "");
  }

  /** The library's name without its group, with which the name of its jar begins. */
  String artifactId() {
    return artifact.substring(artifact.indexOf(':') + 1);
  }

  /** Which versions work, for people. */
  String works() {
    return (from.equals(built) ? built : from + " to " + built) + note;
  }

  /** Whether {@code version} is older than any that works; what has no number is not. */
  boolean refuses(@Nullable String version) {
    List<Integer> found = numbers(version);
    return !found.isEmpty() && isOlder(found, numbers(from));
  }

  /** Of {@code 6.8.2.RELEASE/a1b2c3}: 6, 8 and 2. */
  private static List<Integer> numbers(@Nullable String version) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : version == null ? new String[0] : version.split("[.\\-/+]", -1)) {
      if (!part.matches("\\d{1,9}")) {
        break;
      }
      numbers.add(Integer.valueOf(part));
    }
    return numbers;
  }

  private static boolean isOlder(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      int order = Integer.compare(at(one, i), at(other, i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static int at(List<Integer> numbers, int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }
}
