package io.cacheme.storage.redis;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cacheme.fuzz.Draws;
import java.util.ArrayList;
import java.util.List;

/** Any bytes as a server's replies, in pieces; and any commands, which come back. */
class RespFuzzTest {

  private static final Replies REPLIES = Replies.ours();

  @FuzzTest(maxDuration = "10s")
  void read(byte[] bytes) {
    REPLIES.check(new Draws(bytes));
  }

  /** Each byte in a piece of its own; the input is the server's bytes as they are. */
  @FuzzTest(maxDuration = "10s")
  void readByteByByte(byte[] bytes) {
    int[] everywhere = new int[bytes.length];
    for (int i = 0; i < everywhere.length; i++) {
      everywhere[i] = i;
    }
    REPLIES.check(bytes, 3, everywhere);
  }

  @FuzzTest(maxDuration = "10s")
  void write(byte[] bytes) {
    Draws draws = new Draws(bytes);
    List<byte[]> parts = new ArrayList<>();
    do {
      parts.add(draws.bytes(draws.small()));
    } while (!draws.isEmpty());
    Replies.comesBack(parts);
  }
}
