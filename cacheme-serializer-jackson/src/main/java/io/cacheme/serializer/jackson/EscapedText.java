package io.cacheme.serializer.jackson;

/**
 * Text with lone surrogates, which UTF-8 cannot hold and Jackson refuses: everything that is not
 * ASCII is escaped, as JSON allows of any unit.
 */
final class EscapedText {

  private EscapedText() {}

  /** Whether {@code text} has a surrogate that is not half of a pair. */
  static boolean isNeeded(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        boolean pair =
            Character.isHighSurrogate(unit)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** The text as JSON, quotes included. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() * 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == '"' || unit == '\\') {
        quoted.append('\\').append(unit);
      } else if (unit >= 0x20 && unit < 0x7F) {
        quoted.append(unit);
      } else {
        quoted.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          quoted.append(Character.forDigit((unit >> shift) & 0xF, 16));
        }
      }
    }
    return quoted.append('"').toString();
  }
}
