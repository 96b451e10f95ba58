package io.cacheme.internal.tier;

import java.util.Arrays;
import java.util.HexFormat;

/** Frames, for tests of other packages. */
public final class FrameView {

  private FrameView() {}

  /** {@code entry} in a frame. */
  public static byte[] of(long stamp, long heldMillis, short kinds, long[] groups, byte[] entry) {
    return Frame.of(stamp, heldMillis, kinds, groups, entry);
  }

  /** What makes a key of another version a miss. */
  public static byte[] ofNoGeneration(long random) {
    return Frame.ofNoGeneration(random);
  }

  /** All that is read from a frame, of an entry with {@code count} groups of these kinds. */
  public static String read(byte[] bytes, short kinds, int count) {
    return "stamp %d, held %d, groups %s, entry %s"
        .formatted(
            Frame.stamp(bytes),
            Frame.heldMillis(bytes),
            Arrays.toString(Frame.groups(bytes, kinds, count)),
            HexFormat.of().formatHex(Frame.entry(bytes)));
  }
}
