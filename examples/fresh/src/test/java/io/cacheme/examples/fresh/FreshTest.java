package io.cacheme.examples.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The program, for two seconds each. How fast it is, is not looked at. */
final class FreshTest {

  @Test
  void outage_failsNoGet_andLoadsNoSoonerThanAgreed() throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    boolean unused = Fresh.run(2, new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("held  failed gets: 0")
        .contains("held  loads of one key while it was down");
  }
}
