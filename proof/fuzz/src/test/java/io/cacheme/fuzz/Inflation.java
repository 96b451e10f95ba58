package io.cacheme.fuzz;

import io.cacheme.codec.Compressor;
import io.cacheme.codec.UndecodableException;
import java.util.Arrays;

/** What holds of a compressor that is given any bytes. */
record Inflation(Compressor compressor) {

  private static final int MOST = 1 << 16;

  /** As a frame they are refused, or hold no more than they may; as content they come back. */
  void check(byte[] bytes) {
    byte[] content;
    try {
      content = compressor.decompress(bytes, MOST);
    } catch (UndecodableException e) {
      comesBack(bytes);
      return;
    }
    if (content.length > MOST) {
      throw new AssertionError(content.length + " bytes of a frame that may hold " + MOST);
    }
    comesBack(content);
  }

  private void comesBack(byte[] content) {
    byte[] back = compressor.decompress(compressor.compress(content), content.length);
    if (!Arrays.equals(back, content)) {
      throw new AssertionError(content.length + " bytes come back as " + back.length + " others");
    }
  }
}
