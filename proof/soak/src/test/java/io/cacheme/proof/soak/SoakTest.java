package io.cacheme.proof.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakTest {

  @Test
  void someSeconds_endAsTheyBegan() throws Exception {
    List<String> lines = run("--seconds", "20", "--seed", "1");

    assertThat(lines).filteredOn(line -> line.startsWith("proof soak ")).hasSize(13);
  }

  @Test
  void leaksOfEachKind_areFound() throws Exception {
    List<String> lines = run("--seconds", "12", "--sabotage");

    for (String check :
        List.of(
            "heap", "threads", "descriptors", "connections", "tasks", "objects", "after-close")) {
      assertThat(lines)
          .anyMatch(line -> line.startsWith("proof soak " + check + "-sabotaged PASSED found out"));
    }
  }

  @Test
  void unknownOption_isRefused() {
    assertThatThrownBy(() -> SoakOptions.parse("--hours", "2")).hasMessageContaining("--minutes");
  }

  private static List<String> run(String... options) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean passed;
    try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
      passed = Soak.run(SoakOptions.parse(options), out);
    }
    assertThat(passed).as(bytes.toString(UTF_8)).isTrue();
    return bytes.toString(UTF_8).lines().toList();
  }
}
