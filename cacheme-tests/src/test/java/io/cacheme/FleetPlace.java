package io.cacheme;

import java.util.HashMap;
import java.util.Map;

/**
 * One key of one version of the node: what the tiers that all share have an entry of.
 *
 * @param version of the node, which the processes of one build have
 * @param text what it is called there
 */
record FleetPlace(int version, int key, String text) {

  static final int OLDER = 1;
  static final int NEWER = 2;

  private static final Map<String, FleetPlace> BY_TEXT = new HashMap<>();
  private static final FleetPlace[][] ALL = new FleetPlace[NEWER + 1][FleetShape.MOST_KEYS];

  static {
    for (int version = OLDER; version <= NEWER; version++) {
      for (int key = 0; key < FleetShape.MOST_KEYS; key++) {
        String text = "cacheme:sim:" + key + ":" + name(version);
        ALL[version][key] = new FleetPlace(version, key, text);
        BY_TEXT.put(text, ALL[version][key]);
      }
    }
  }

  /** What {@code version} is called. */
  static String name(int version) {
    return "v" + version;
  }

  static FleetPlace of(int version, int key) {
    return ALL[version][key];
  }

  /** What {@code process} calls {@code key}. */
  static FleetPlace of(FleetProcess process, int key) {
    return ALL[process.version][key];
  }

  /** The one that is called {@code text}, or null: others have a sign before it, as loads do. */
  static FleetPlace of(String text) {
    return BY_TEXT.get(text);
  }

  @Override
  public String toString() {
    return "k" + key + ":" + name(version);
  }
}
