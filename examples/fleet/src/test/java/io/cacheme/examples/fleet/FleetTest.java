package io.cacheme.examples.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class FleetTest {

  @Test
  void twoProcesses_keepTheirPromises() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean held;
    try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
      held =
          Fleet.run(
              FleetOptions.parse(
                  "--processes", "2", "--seconds", "9", "--keys", "192", "--every", "3"),
              out);
    }

    assertThat(held).as(bytes.toString(UTF_8)).isTrue();
    assertThat(bytes.toString(UTF_8))
        .contains(
            "verdict=held storage=redis processes=2", "kill of process 0", "stop of process 1");
  }

  @Test
  void writesLeftOut_areFound() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean held;
    try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
      held =
          Fleet.run(
              FleetOptions.parse(
                  "--processes 2 --seconds 9 --keys 192 --faults none --sabotage writes"
                      .split(" ")),
              out);
    }

    assertThat(held).as(bytes.toString(UTF_8)).isFalse();
    assertThat(bytes.toString(UTF_8)).doesNotContain("older_than_promised=0");
  }

  @Test
  void unknownSabotage_isRefused() {
    assertThatThrownBy(() -> FleetOptions.parse("--sabotage", "all"))
        .hasMessageContaining("failovers");
  }

  @Test
  void unknownFault_isRefused() {
    assertThatThrownBy(() -> FleetOptions.parse("--faults", "rain")).hasMessageContaining("kill");
  }
}
