package io.cacheme.storage.redis;

import java.nio.charset.StandardCharsets;

/** The parts of commands that are always the same, as Redis reads them. */
final class Resp {

  private Resp() {}

  /** The beginning of a command of {@code parts} parts, the first of which are {@code words}. */
  static byte[] head(int parts, String... words) {
    StringBuilder head = new StringBuilder("*" + parts + "\r\n");
    for (String word : words) {
      head.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    return ascii(head.toString());
  }

  /** A whole argument. */
  static byte[] argument(String text) {
    return ascii("$" + text.length() + "\r\n" + text + "\r\n");
  }

  /** One byte a character, so that lengths are right also of what is not ASCII. */
  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
