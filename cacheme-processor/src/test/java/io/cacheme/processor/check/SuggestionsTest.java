package io.cacheme.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionsTest {

  @ParameterizedTest
  @CsvSource({"userID, userId", "my-reddis, my-redis", "usreId, userId", "userI, userId"})
  void nearest_smallSlip_isFound(String name, String meant) {
    assertThat(Suggestions.nearest(name, List.of("userId", "my-redis", "local"))).contains(meant);
  }

  @Test
  void nearest_somethingElse_isNotGuessed() {
    assertThat(Suggestions.nearest("elsewhere", List.of("local", "my-redis"))).isEmpty();
    assertThat(Suggestions.nearest("x", List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "30 sec, 30s",
    "30, 30s",
    "1.5h, 90m",
    "1h30m, 90m",
    "1 hour 30 minutes, 90m",
    "2 weeks, 14d",
    "PT1M, 1m",
    "never, none",
    "-1, none",
    "500 millis, 500ms"
  })
  void duration_isGuessed(String text, String meant) {
    assertThat(DurationGuess.of(text)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"soon", "30 parsecs", "0 sec", "-5s", "''"})
  void duration_isNotGuessed(String text) {
    assertThat(DurationGuess.of(text)).isEmpty();
  }
}
