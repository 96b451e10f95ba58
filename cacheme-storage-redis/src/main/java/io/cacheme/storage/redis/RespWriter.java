package io.cacheme.storage.redis;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Writes commands as Redis reads them: into an array, which Java writes to fastest, and from there
 * in one go to the buffer that the socket takes. Used over and over; of one event loop.
 */
final class RespWriter {

  private static final int WINDOW_BYTES = 1 << 16;
  private static final int MOST_DIGITS = 20;
  private static final byte[] EMPTY = Resp.argument("");

  private final byte[] window = new byte[WINDOW_BYTES];
  private int length;
  private int spilled; // bytes
  private ByteBufAllocator allocator = ByteBufAllocator.DEFAULT;
  private @Nullable ByteBuf target; // once there is more than the window takes

  /** Begins anew; {@code forTarget} makes the buffer. */
  void begin(ByteBufAllocator forTarget) {
    allocator = forTarget;
  }

  /** How many bytes were written since the beginning. */
  int written() {
    return spilled + length;
  }

  /** What was written; the caller's to release. */
  ByteBuf end() {
    spill(0);
    ByteBuf all = target(0);
    target = null;
    spilled = 0;
    return all;
  }

  /** Forgets what was written. */
  void discard() {
    if (target != null) {
      target.release();
      target = null;
    }
    length = 0;
    spilled = 0;
  }

  /** The beginning of a command of {@code count} parts. */
  void parts(int count) {
    prefixed('*', count);
  }

  /** What is written already as Redis reads it. */
  void raw(byte[] bytes) {
    if (bytes.length > WINDOW_BYTES - length) {
      spill(bytes.length);
      if (bytes.length > WINDOW_BYTES) {
        target(bytes.length).writeBytes(bytes);
        spilled += bytes.length;
        return;
      }
    }
    System.arraycopy(bytes, 0, window, length, bytes.length);
    length += bytes.length;
  }

  /** An argument. */
  void bytes(byte[] bytes) {
    prefixed('$', bytes.length);
    raw(bytes);
    lineEnd();
  }

  /** An argument of ASCII. */
  void ascii(String text) {
    int count = text.length();
    prefixed('$', count);
    for (int start = 0; start < count; ) {
      int end = Math.min(count, start + room());
      characters(text, start, end);
      start = end;
    }
    lineEnd();
  }

  /** An argument that is a number in decimal. */
  void number(long number) {
    if (number < 0) {
      ascii(Long.toString(number));
      return;
    }
    prefixed('$', digitsOf(number));
    digits(number);
    lineEnd();
  }

  /** An argument of no bytes. */
  void empty() {
    raw(EMPTY);
  }

  private void prefixed(char prefix, int number) {
    room(1 + MOST_DIGITS);
    window[length++] = (byte) prefix;
    digits(number);
    lineEnd();
  }

  private void lineEnd() {
    room(2);
    window[length++] = '\r';
    window[length++] = '\n';
  }

  private void digits(long number) {
    room(MOST_DIGITS);
    int count = digitsOf(number);
    long rest = number;
    for (int i = length + count - 1; i >= length; i--) {
      window[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
  }

  private static int digitsOf(long number) {
    int count = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      count++;
    }
    return count;
  }

  /** The one method of a string that neither makes an array nor asks for each character. */
  @SuppressWarnings("deprecation") // it is wrong for what is not Latin-1 only
  private void characters(String text, int start, int end) {
    text.getBytes(start, end, window, length);
    length += end - start;
  }

  /** How many bytes there is room for, at least one. */
  private int room() {
    room(1);
    return WINDOW_BYTES - length;
  }

  private void room(int bytes) {
    if (bytes > WINDOW_BYTES - length) {
      spill(bytes);
    }
  }

  /** Empties the window, as {@code following} bytes are to come. */
  private void spill(int following) {
    target(following).writeBytes(window, 0, length);
    spilled += length;
    length = 0;
  }

  /** The buffer, with room for what is in the window and {@code following} bytes. */
  private ByteBuf target(int following) {
    ByteBuf current = target;
    if (current == null) {
      current = allocator.buffer(length + following);
      target = current;
    } else {
      current.ensureWritable(length + following);
    }
    return current;
  }
}
