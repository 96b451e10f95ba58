package io.cacheme.tests.changes;

import java.util.HashMap;
import java.util.Map;

/** One change of a value's types, and what may come of an entry that was written before it. */
final class Change {

  private final String name;
  private final Version before;
  private final Version after;
  private final Map<String, String> outcomes = new HashMap<>();

  Change(String name, Version before, Version after) {
    this.name = name;
    this.before = before;
    this.after = after;
  }

  /** That the value {@code text} is read is called {@code outcome} on the page. */
  void may(String outcome, String text) {
    outcomes.put(text, outcome);
  }

  String name() {
    return name;
  }

  Version before() {
    return before;
  }

  Version after() {
    return after;
  }

  /** What the page calls it that {@code value} is read. */
  String outcome(Object value) {
    return outcomes.getOrDefault(String.valueOf(value), "UNEXPECTED " + value);
  }
}
