package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the replies of one connection, in either version of Redis's protocol, from whatever pieces
 * they arrive in. Of one event loop.
 *
 * <p>A reply is a {@link StoredValue} (a string of bytes), a {@link String} (of one line), a {@link
 * Long}, a {@link Boolean}, a {@link RespError}, a {@link List} of such but errors, the first of
 * which would be all of it (a map's keys and values in turn), or null. What a server pushes by
 * itself, and attributes of replies, are left out.
 *
 * <p>A server is not trusted: what is read takes memory as it arrives and not as it is announced,
 * and a reply has an end.
 */
final class RespReader {

  /** The answer of {@link #next} where the rest of a reply, or the next one, has yet to arrive. */
  static final Object MORE = new Object();

  /** How many bytes a reply may have. */
  static final int MOST_BYTES = 1 << 30;

  /** How many bytes are around a value: its length, and two ends of a line. */
  static final int MOST_AROUND_VALUE = 16;

  /** How deeply replies may be nested: those that are asked for are not by more than three. */
  static final int MOST_DEPTH = 8;

  /** How long a line may be. */
  static final int MOST_LINE = 1 << 16;

  /** How much memory is taken for a value before it has arrived. */
  private static final int MOST_AT_ONCE = 1 << 20;

  private static final int SHORTEST_REPLY = 3;

  private static final byte PUSH = '>';

  /**
   * Of what kind it is, and what it says. One bit makes a push of the number that most calls are
   * answered with ({@code :1}), which would take the next reply for its own, and leave the calls
   * behind it out of step.
   */
  private static final int SHORTEST_PUSH = 2;

  private static final int VERBATIM_FORMAT = 4; // as txt:
  private static final byte[] NONE = {};
  private static final byte[] OK = {'O', 'K'};
  private static final Object PART = new Object();

  private ByteBuf input = Unpooled.EMPTY_BUFFER;
  private byte[] window = NONE;
  private int position;
  private int limit;

  private byte[] line = NONE; // as much of one as has arrived
  private byte stringType; // while one is read, else 0
  private int stringLength;
  private int stringFilled; // with the line's end that follows
  private byte[] string = NONE;
  private @Nullable RespArray array; // the innermost
  private long bytesLeft = MOST_BYTES;

  /**
   * Goes on with {@code arrived}, which {@link #next} reads to its end.
   *
   * @param shared nobody else uses it until then
   */
  void begin(ByteBuf arrived, byte[] shared) {
    input = arrived;
    window = shared;
    position = 0;
    limit = 0;
  }

  /**
   * The next reply, or {@link #MORE}.
   *
   * @throws RespException if it is none; there will be no others then
   */
  @Nullable Object next() {
    while (true) {
      Object item = stringType == 0 ? line() : string();
      if (item == MORE) {
        return MORE;
      }
      Object whole = item == PART ? PART : whole(item);
      if (array == null && stringType == 0) {
        bytesLeft = MOST_BYTES;
      }
      if (whole != PART) {
        return whole;
      }
    }
  }

  /** What {@code item} is the last part of, or {@link #PART}. */
  private @Nullable Object whole(@Nullable Object item) {
    Object whole = item;
    while (array != null) {
      RespArray around = array;
      around.add(whole);
      if (!around.isWhole()) {
        return PART;
      }
      array = around.parent();
      if (around.type() == PUSH && !around.saysKind()) {
        throw new RespException("a push that does not say of what kind it is");
      }
      if (isLeftOut(around.type())) {
        return PART;
      }
      whole = around.value();
    }
    return whole;
  }

  private @Nullable Object line() {
    while (fill()) {
      int start = position;
      int end = lineFeed();
      if (end < 0) {
        keep(start, limit);
        position = limit;
      } else if (line.length == 0) {
        position = end + 1;
        return item(window, start, end);
      } else {
        position = end + 1;
        keep(start, end);
        byte[] all = line;
        line = NONE;
        return item(all, 0, all.length);
      }
    }
    return MORE;
  }

  private int lineFeed() {
    for (int i = position; i < limit; i++) {
      if (window[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void keep(int start, int end) {
    int kept = line.length;
    int length = kept + end - start;
    if (length > MOST_LINE) {
      throw new RespException("a line of more than " + MOST_LINE + " bytes");
    }
    line = Arrays.copyOf(line, length);
    System.arraycopy(window, start, line, kept, end - start);
  }

  /** What a line says, which {@code feed} follows, or begins. */
  private @Nullable Object item(byte[] from, int start, int feed) {
    int end = feed - 1;
    if (end <= start || from[end] != '\r') {
      throw new RespException("a line that does not end as lines do");
    }
    spend(feed + 1 - start);
    byte type = from[start];
    int first = start + 1;
    return switch (type) {
      case '+' -> isOk(from, first, end) ? "OK" : text(from, first, end);
      case '-' -> new RespError(text(from, first, end));
      case ':' -> number(from, first, end);
      case ',', '(' -> text(from, first, end);
      case '#' -> bool(from, first, end);
      case '_' -> null;
      case '$', '!', '=' -> beginString(type, number(from, first, end));
      case '*', '~', '%', '>', '|' -> beginArray(type, number(from, first, end));
      default -> throw new RespException("a reply of an unknown type");
    };
  }

  private @Nullable Object beginString(byte type, long length) {
    if (length == -1 && type == '$') {
      return null;
    }
    if (length < 0) {
      throw new RespException("a string of a negative length");
    }
    spend(length);
    stringType = type;
    stringLength = (int) length;
    stringFilled = 0;
    return PART;
  }

  private @Nullable Object string() {
    if (string == NONE) {
      string = beginning();
    }
    while (stringFilled < stringLength) {
      int arrived = limit - position + input.readableBytes();
      if (arrived == 0) {
        return MORE;
      }
      take(Math.min(arrived, stringLength - stringFilled));
    }
    while (stringFilled < stringLength + 2) {
      if (!fill()) {
        return MORE;
      }
      if (window[position++] != (stringFilled == stringLength ? '\r' : '\n')) {
        throw new RespException("a string that is longer than announced");
      }
      stringFilled++;
    }
    return endString();
  }

  /** The whole string, as a rule; else an array that has its beginning, or none of it. */
  private byte[] beginning() {
    if (limit - position < stringLength) {
      return new byte[Math.min(stringLength, MOST_AT_ONCE)];
    }
    stringFilled = stringLength;
    position += stringLength;
    return Arrays.copyOfRange(window, position - stringLength, position);
  }

  /** Moves as many of the next {@code most} bytes as it has room for, or makes room. */
  private void take(int most) {
    byte[] target = string;
    if (stringFilled == target.length) {
      target = Arrays.copyOf(target, (int) Math.min(stringLength, 2L * target.length));
      string = target;
    }
    int count = Math.min(most, target.length - stringFilled);
    if (position < limit) {
      count = Math.min(count, limit - position);
      System.arraycopy(window, position, target, stringFilled, count);
      position += count;
    } else {
      input.readBytes(target, stringFilled, count);
    }
    stringFilled += count;
  }

  private Object endString() {
    byte[] bytes = string;
    byte type = stringType;
    string = NONE;
    stringType = 0;
    return switch (type) {
      case '$' -> StoredValue.of(bytes);
      case '!' -> new RespError(text(bytes, 0, bytes.length));
      default ->
          StoredValue.of(
              Arrays.copyOfRange(bytes, Math.min(VERBATIM_FORMAT, bytes.length), bytes.length));
    };
  }

  private @Nullable Object beginArray(byte type, long size) {
    if (size == -1 && type == '*') {
      return null;
    }
    if (size < 0 || size > bytesLeft / SHORTEST_REPLY) {
      throw new RespException("a reply of " + size + " parts");
    }
    if (type == PUSH && array != null) {
      throw new RespException("a push within a reply");
    }
    if (type == PUSH && size < SHORTEST_PUSH) {
      throw new RespException("a push of " + size + " parts");
    }
    if (RespArray.depth(array) == MOST_DEPTH) {
      throw new RespException("a reply that is nested by more than " + MOST_DEPTH);
    }
    if (size == 0) {
      return isLeftOut(type) ? PART : List.of();
    }
    array = new RespArray(type, type == '%' || type == '|' ? 2 * size : size, array);
    return PART;
  }

  private static boolean isLeftOut(byte type) {
    return type == PUSH || type == '|';
  }

  /** Counts bytes of a reply that arrive, or are announced. */
  private void spend(long bytes) {
    if (bytes > bytesLeft) {
      throw new RespException("a reply of more than " + MOST_BYTES + " bytes");
    }
    bytesLeft -= bytes;
  }

  /** Sees to it that there is something in the window, unless there is nothing. */
  private boolean fill() {
    if (position < limit) {
      return true;
    }
    position = 0;
    limit = Math.min(input.readableBytes(), window.length);
    input.readBytes(window, 0, limit);
    return limit > 0;
  }

  private static boolean isOk(byte[] from, int start, int end) {
    return Arrays.equals(from, start, end, OK, 0, OK.length);
  }

  private static String text(byte[] from, int start, int end) {
    return new String(from, start, end - start, StandardCharsets.UTF_8);
  }

  private static Boolean bool(byte[] from, int start, int end) {
    if (end - start != 1 || (from[start] != 't' && from[start] != 'f')) {
      throw new RespException("neither true nor false");
    }
    return from[start] == 't';
  }

  private static long number(byte[] from, int start, int end) {
    boolean isNegative = from[start] == '-'; // at the latest there is the line's end
    int first = isNegative || from[start] == '+' ? start + 1 : start;
    long number = 0; // negative, for there is one more of those
    for (int i = first; i < end; i++) {
      int digit = from[i] - '0';
      if (digit < 0 || digit > 9 || number < (Long.MIN_VALUE + digit) / 10) {
        throw new RespException("a number that is none");
      }
      number = 10 * number - digit;
    }
    if (first == end || (!isNegative && number == Long.MIN_VALUE)) {
      throw new RespException("a number that is none");
    }
    return isNegative ? number : -number;
  }
}
