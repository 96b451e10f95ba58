package io.cacheme.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any records: two that differ never have one key. */
class KeyFuzzTest {

  private static final Rendering RENDERING = new Rendering(Rendering::render);
  private static final String LONG = "x".repeat(600);

  @FuzzTest(maxDuration = "10s")
  void one(byte[] bytes) {
    RENDERING.check(Rendering.Key.from(new Draws(bytes)));
  }

  @FuzzTest(maxDuration = "10s")
  void two(byte[] bytes) {
    Draws draws = new Draws(bytes);
    Rendering.Key one = Rendering.Key.from(draws);
    String other = one.text() + draws.restText();
    RENDERING.check(one, one.withText(other));
    RENDERING.check(one.withText(LONG + one.text()), one.withText(LONG + other));
    RENDERING.check(one, Rendering.Key.from(new Draws(other.getBytes(StandardCharsets.UTF_8))));
  }
}
