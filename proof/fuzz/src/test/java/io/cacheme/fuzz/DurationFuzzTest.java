package io.cacheme.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any text, given as a duration. */
class DurationFuzzTest {

  private static final Durations DURATIONS = new Durations(Durations::option);

  @FuzzTest(maxDuration = "10s")
  void any(byte[] bytes) {
    DURATIONS.check(new Draws(bytes).restText());
  }
}
