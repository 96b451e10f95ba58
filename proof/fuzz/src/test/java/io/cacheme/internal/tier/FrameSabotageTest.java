package io.cacheme.internal.tier;

import io.cacheme.fuzz.Inputs;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is kept finds a reader of frames that is broken. */
class FrameSabotageTest {

  @Test
  void read_aLengthThatIsBelieved_isFound() {
    Inputs.find(
        FrameFuzzTest.class,
        "read",
        bytes -> FrameFuzzTest.check(bytes, FrameSabotageTest::unchecked));
  }

  private static byte[] unchecked(byte[] bytes) {
    boolean framed = bytes.length > 2 && bytes[0] == (byte) 0xC1 && bytes[1] == (byte) 0xCA;
    return framed ? Arrays.copyOfRange(bytes, 3 + (bytes[2] & 0xFF), bytes.length) : bytes;
  }
}
