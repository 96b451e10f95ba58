package io.cacheme.storage.redis;

import io.cacheme.fuzz.Draws;
import io.cacheme.fuzz.Inputs;
import org.junit.jupiter.api.Test;

/** What is kept finds a reader of replies that is broken. */
class RespSabotageTest {

  @Test
  void read_whatHasArrivedForgottenAtASplit_isFound() {
    Replies weak = new Replies(RespReader::new, false);

    Inputs.find(RespFuzzTest.class, "read", bytes -> weak.check(new Draws(bytes)));
  }
}
