package io.cacheme.storage.redis;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/** Writes commands as Redis reads them. */
final class Resp {

  /** About what an argument has besides its bytes: {@code $length\r\n} and {@code \r\n}. */
  static final int OVERHEAD = 16;

  private static final byte[] END = {'\r', '\n'};

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

  static void ascii(ByteBuf target, String text) {
    length(target, text.length());
    ByteBufUtil.writeAscii(target, text);
    target.writeBytes(END);
  }

  static void bytes(ByteBuf target, byte[] bytes) {
    length(target, bytes.length);
    target.writeBytes(bytes);
    target.writeBytes(END);
  }

  private static void length(ByteBuf target, int length) {
    target.writeByte('$');
    digits(target, length);
    target.writeBytes(END);
  }

  private static void digits(ByteBuf target, int number) {
    if (number >= 10) {
      digits(target, number / 10);
    }
    target.writeByte('0' + number % 10);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
