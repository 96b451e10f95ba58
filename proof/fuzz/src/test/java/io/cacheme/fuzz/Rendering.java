package io.cacheme.fuzz;

import io.cacheme.codec.KeyWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds of the texts of keys: each stands for one record. */
record Rendering(Function<Rendering.Key, String> renderer) {

  private static final int CUT = 400; // where the hash of a longer key begins

  /** A record such as may be a key. */
  record Key(
      @Nullable String text, long number, @Nullable Nested nested, char unit, double decimal) {

    static Key from(Draws draws) {
      return new Key(
          draws.text(),
          draws.number(),
          draws.bool() ? new Nested(draws.text(), draws.text()) : null,
          (char) draws.number(),
          Double.longBitsToDouble(draws.number()));
    }

    Key withText(String other) {
      return new Key(other, number, nested, unit, decimal);
    }
  }

  record Nested(@Nullable String first, @Nullable String second) {}

  /** As generated code renders it. */
  static String render(Key key) {
    KeyWriter out = new KeyWriter().literal("k:").nullable(key.text()).literal(":");
    out.number(key.number()).literal(":");
    Nested nested = key.nested();
    if (nested == null) {
      out.nullable(null);
    } else {
      out.open().nullable(nested.first()).next().nullable(nested.second()).close();
    }
    return out.literal(":").character(key.unit()).literal(":").decimal(key.decimal()).finish();
  }

  /** A key is printable, and short; if it is whole, the record can be read from it. */
  void check(Key key) {
    String text = renderer.apply(key);
    if (text.length() > KeyWriter.MAX_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new AssertionError("no key: " + text);
    }
    if (!isCut(text) && !parse(text).equals(key)) {
      throw new AssertionError(text + " is read as " + parse(text) + " and stands for " + key);
    }
  }

  private static boolean isCut(String text) {
    return text.length() == CUT + 65 && text.charAt(CUT) == '#';
  }

  /** Two records have two keys, if they differ. */
  void check(Key one, Key other) {
    if (!one.equals(other) && renderer.apply(one).equals(renderer.apply(other))) {
      throw new AssertionError(one + " and " + other + " have the key " + renderer.apply(one));
    }
  }

  private static Key parse(String text) {
    List<String> parts = parts(text);
    String nested = parts.get(3);
    return new Key(
        value(parts.get(1)),
        Long.parseLong(parts.get(2)),
        nested.startsWith("{") ? nested(nested.substring(1, nested.length() - 1)) : null,
        value(parts.get(4)).charAt(0),
        Double.parseDouble(parts.get(5)));
  }

  private static Nested nested(String text) {
    List<String> parts = parts(text);
    return new Nested(value(parts.get(0)), value(parts.get(1)));
  }

  /** What colons part that are in no braces. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == ':' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static @Nullable String value(String escaped) {
    if (escaped.equals("%-")) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      if (escaped.charAt(i) == '%') {
        text.append((char) Integer.parseInt(escaped.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        text.append(escaped.charAt(i));
      }
    }
    return text.toString();
  }
}
