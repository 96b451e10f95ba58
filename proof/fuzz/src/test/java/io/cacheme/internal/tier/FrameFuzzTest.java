package io.cacheme.internal.tier;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cacheme.fuzz.Draws;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Any bytes, given to the reader of frames; and any frame, which comes back. */
class FrameFuzzTest {

  private static final int MOST_GROUPS = 8;

  @FuzzTest(maxDuration = "10s")
  void read(byte[] bytes) {
    check(bytes, Frame::entry);
  }

  static void check(byte[] bytes, UnaryOperator<byte[]> reader) {
    byte[] entry = reader.apply(bytes);
    int head = bytes.length - entry.length;
    if (head < 0 || !Arrays.equals(bytes, head, bytes.length, entry, 0, entry.length)) {
      throw new AssertionError("the entry is not the end of the bytes");
    }
    if (Frame.heldMillis(bytes) < 0) {
      throw new AssertionError("held for less than nothing");
    }
    for (int count = 0; count <= MOST_GROUPS; count++) {
      Frame.groups(bytes, kinds(bytes), count);
    }
    if (head == 0 && Frame.stamp(bytes) != 0) {
      throw new AssertionError("a stamp without a frame");
    }
  }

  /** The kinds that a reader would have for which these stamps are its own. */
  private static short kinds(byte[] bytes) {
    return bytes.length < 17 ? 0 : (short) (bytes[15] << 8 | bytes[16] & 0xFF);
  }

  @FuzzTest(maxDuration = "10s")
  void write(byte[] bytes) {
    Draws draws = new Draws(bytes);
    long stamp = draws.number();
    long held = draws.number() >>> 1;
    short kinds = (short) draws.number();
    long[] groups = new long[draws.small() % (MOST_GROUPS + 1)];
    Arrays.setAll(groups, i -> draws.number());
    byte[] entry = draws.rest();

    byte[] framed = Frame.of(stamp, held, kinds, groups, entry);

    same(stamp, Frame.stamp(framed), "stamp");
    same(Math.min(held, Integer.MAX_VALUE), Frame.heldMillis(framed), "time it is held for");
    if (!Arrays.equals(Frame.entry(framed), entry)) {
      throw new AssertionError("another entry");
    }
    long[] told = Frame.groups(framed, kinds, groups.length);
    boolean none = Arrays.stream(groups).allMatch(group -> group == 0);
    if (!none && !Arrays.equals(told, groups)) {
      throw new AssertionError("other stamps of groups");
    }
  }

  private static void same(long expected, long found, String what) {
    if (expected != found) {
      throw new AssertionError("another " + what + ": " + found + " for " + expected);
    }
  }
}
