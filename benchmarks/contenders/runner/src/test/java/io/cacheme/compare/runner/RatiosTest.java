package io.cacheme.compare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class RatiosTest {

  private final ObjectNode measured = new ObjectMapper().createObjectNode();

  private RatiosTest passes(String contender, int round, double... seconds) {
    for (double each : seconds) {
      ObjectNode pass = measured.withArray("passes").addObject();
      pass.put("cell", "trace-10k").put("contender", contender).put("round", round);
      pass.put("seconds", each).put("cpuMicros", each * 4).put("allocated", 1_000).put("wrong", 0);
    }
    return this;
  }

  @Test
  void lines_areOfTheMediansOfTheSecondHalfOfEachRound() {
    passes("cacheme", 1, 9, 8, 1.0, 1.2).passes("cacheme", 2, 9, 9, 1.1, 1.1);
    passes("expert", 1, 5, 5, 2.0, 2.4).passes("expert", 2, 5, 5, 2.2, 2.2);

    assertThat(Ratios.lines(measured))
        .containsExactly(
            "ratio trace-10k cacheme/expert 0.50",
            "ratio trace-10k-cold cacheme/expert 1.80",
            "ratio trace-10k-cpu cacheme/expert 0.50",
            "ratio trace-10k-allocated cacheme/expert 1.00");
  }

  @Test
  void lines_withoutCacheme_areNone() {
    passes("expert", 1, 2, 2);

    assertThat(Ratios.lines(measured)).isEmpty();
  }
}
