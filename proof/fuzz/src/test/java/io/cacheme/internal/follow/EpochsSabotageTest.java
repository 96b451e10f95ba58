package io.cacheme.internal.follow;

import io.cacheme.fuzz.Inputs;
import org.junit.jupiter.api.Test;

/** What is kept finds epochs that are broken. */
class EpochsSabotageTest {

  @Test
  void marks_aWriteThatMovesNothing_isFound() {
    Inputs.find(EpochsFuzzTest.class, "marks", bytes -> EpochsFuzzTest.check(bytes, key -> {}));
  }
}
