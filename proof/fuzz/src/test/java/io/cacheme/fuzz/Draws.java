package io.cacheme.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes an input apart, from its beginning; behind its end there are zeros. */
public final class Draws {

  private static final int NULL = 255;
  private static final int WIDE = 128;

  private final byte[] bytes;
  private int position;

  /** All of {@code bytes}. */
  public Draws(byte[] bytes) {
    this.bytes = bytes;
  }

  public boolean isEmpty() {
    return position >= bytes.length;
  }

  /** From 0 to 255. */
  public int small() {
    return position < bytes.length ? bytes[position++] & 0xFF : 0;
  }

  public boolean bool() {
    return (small() & 1) == 1;
  }

  public long number() {
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << 8 | small();
    }
    return number;
  }

  /** A text of up to 127 characters, of a byte each or two bytes each, or null. */
  public String text() {
    int head = small();
    if (head == NULL) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = head % WIDE; i > 0 && !isEmpty(); i--) {
      text.append((char) (head < WIDE ? small() : small() << 8 | small()));
    }
    return text.toString();
  }

  /** So many, or as many as there are. */
  public byte[] bytes(int most) {
    int end = Math.min(bytes.length, position + most);
    byte[] some = Arrays.copyOfRange(bytes, Math.min(position, end), end);
    position = end;
    return some;
  }

  public byte[] rest() {
    byte[] rest = Arrays.copyOfRange(bytes, Math.min(position, bytes.length), bytes.length);
    position = bytes.length;
    return rest;
  }

  public String restText() {
    return new String(rest(), StandardCharsets.UTF_8);
  }
}
