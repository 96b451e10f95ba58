package io.cacheme.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An object in one line of JSON. */
final class JsonLine {

  private final List<String> members = new ArrayList<>();

  JsonLine add(String name, String value) {
    return raw(name, quoted(value));
  }

  JsonLine add(String name, long value) {
    return raw(name, Long.toString(value));
  }

  JsonLine add(String name, boolean value) {
    return raw(name, Boolean.toString(value));
  }

  /** Nothing, where there is no such number. */
  JsonLine add(String name, double value) {
    return Double.isFinite(value) ? raw(name, String.format(Locale.ROOT, "%.4f", value)) : this;
  }

  JsonLine add(String name, List<String> values) {
    return raw(name, values.stream().map(JsonLine::quoted).toList().toString());
  }

  JsonLine add(String name, Map<String, Long> values) {
    JsonLine object = new JsonLine();
    values.forEach(object::add);
    return raw(name, object.toString());
  }

  private JsonLine raw(String name, String value) {
    members.add(quoted(name) + ":" + value);
    return this;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
  }

  @Override
  public String toString() {
    return "{" + String.join(",", members) + "}";
  }
}
