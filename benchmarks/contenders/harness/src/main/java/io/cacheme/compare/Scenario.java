package io.cacheme.compare;

import java.util.Arrays;
import java.util.Locale;

/** What workers ask for. */
public enum Scenario {
  /** One key a request, the next when the last is answered. */
  TRACE,
  /** Twenty distinct keys a request, the next when the last is answered. */
  BATCH,
  /** One key a request, begun at a constant rate whether or not others are answered. */
  RATE;

  /** That which is written so. */
  static Scenario named(String name) {
    return Arrays.stream(values())
        .filter(scenario -> scenario.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--scenario takes one of " + Arrays.toString(values()) + ", not " + name));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
