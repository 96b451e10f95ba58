package io.cacheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One group of one version of the node: of its {@code kind} the one with that {@code number}.
 *
 * @param text what its stamp is called in the tiers, and what tells of its end
 */
record FleetGroup(int version, int kind, int number, String text) {

  /** Keys are in pairs by the first, and even or odd by the second: each belongs to one of each. */
  private static final List<String> KINDS = List.of("pair", "parity");

  private static final String STAMP = "%group:";
  private static final Map<String, FleetGroup> BY_TEXT = new HashMap<>();

  static {
    for (int version = FleetPlace.OLDER; version <= FleetPlace.NEWER; version++) {
      for (int kind = 0; kind < KINDS.size(); kind++) {
        for (int key = 0; key < FleetShape.MOST_KEYS; key++) {
          int number = number(kind, key);
          String text =
              "cacheme:%group:SimNode:"
                  + name(kind)
                  + ":"
                  + number
                  + ":"
                  + FleetPlace.name(version);
          BY_TEXT.putIfAbsent(text, new FleetGroup(version, kind, number, text));
        }
      }
    }
  }

  static int kinds() {
    return KINDS.size();
  }

  /** What a kind is called. */
  static String name(int kind) {
    return KINDS.get(kind);
  }

  /** Which group of that kind {@code key} is in. */
  static int number(int kind, int key) {
    return kind == 0 ? key / 2 : key % 2;
  }

  /** The group of that kind which {@code key} is in. */
  static FleetGroup of(int version, int kind, int key) {
    String text =
        "cacheme:%group:SimNode:"
            + name(kind)
            + ":"
            + number(kind, key)
            + ":"
            + FleetPlace.name(version);
    return BY_TEXT.get(text);
  }

  /** The one that is called {@code text}, or null. */
  static FleetGroup of(String text) {
    return BY_TEXT.get(text);
  }

  static boolean isStamp(String text) {
    return text.contains(STAMP);
  }

  boolean has(int key) {
    return number(kind, key) == number;
  }

  /** The keys that are in it. */
  List<Integer> keys() {
    List<Integer> keys = new ArrayList<>();
    for (int key = 0; key < FleetShape.MOST_KEYS; key++) {
      if (has(key)) {
        keys.add(key);
      }
    }
    return keys;
  }

  @Override
  public String toString() {
    return name(kind) + " " + number + ":" + FleetPlace.name(version);
  }
}
