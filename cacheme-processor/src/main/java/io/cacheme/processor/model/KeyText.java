package io.cacheme.processor.model;

import java.util.Locale;

/** Escapes a template's literals as the runtime escapes values, but for {@code :} and braces. */
public final class KeyText {

  private KeyText() {}

  /** The text as keys hold it. */
  public static String escape(String literal) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < literal.length(); i++) {
      char unit = literal.charAt(i);
      if (unit > ' ' && unit < 127 && unit != '%') {
        escaped.append(unit);
      } else {
        escaped.append(String.format(Locale.ROOT, "%%%04X", (int) unit));
      }
    }
    return escaped.toString();
  }
}
