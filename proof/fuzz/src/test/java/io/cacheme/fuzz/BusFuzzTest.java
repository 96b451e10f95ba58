package io.cacheme.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any message, told to a process that follows; and any bytes, put in the place of an entry. */
class BusFuzzTest {

  private static final Peer TOLD = new Peer(true);
  private static final Peer READING = new Peer(true);

  @FuzzTest(maxDuration = "10s")
  void messages(byte[] bytes) {
    TOLD.tell(new String(bytes, StandardCharsets.UTF_8));
  }

  @FuzzTest(maxDuration = "10s")
  void entries(byte[] bytes) {
    READING.plant(bytes);
  }
}
