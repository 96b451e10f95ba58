package io.cacheme.storage.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys of which a column takes some for one if it compares by anything but their bytes: in case,
 * blanks, punctuation or numbers, or no further than a length.
 */
public final class KeyProbes {

  private static final int LONGEST_KEY = 512;
  private static final List<String> ALL = all();

  private KeyProbes() {}

  /** All of them, which are distinct. */
  public static List<String> keys() {
    return ALL;
  }

  /** The failure of a table that takes {@code one} and {@code other} for one key. */
  public static SqlFailure takenForOne(String one, String other) {
    return SqlFailure.wrongTable(
        "its column key takes \"" + shown(one) + "\" and \"" + shown(other) + "\" for one key");
  }

  private static String shown(String key) {
    return key.length() < LONGEST_KEY ? key : "…" + key.substring(LONGEST_KEY - 3);
  }

  /** With each character that keys are made of, within one and at its end. */
  private static List<String> all() {
    List<String> keys = new ArrayList<>(List.of("k", "kk", "1", "01", "1.0", "1e0", "10", "1E1"));
    for (char c = ' '; c <= '~'; c++) {
      keys.add("k" + c + "k");
      keys.add("kk" + c);
    }
    String most = "k".repeat(LONGEST_KEY - 1);
    keys.add(most + "1");
    keys.add(most + "2");
    return keys.stream().distinct().toList();
  }
}
