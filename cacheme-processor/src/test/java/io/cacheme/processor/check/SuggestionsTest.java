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

  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, ABC, 1", // other case is one in all
    "abc, aBd, 2",
    "abc, bc, 1",
    "bc, abc, 1",
    "abc, axc, 1",
    "abc, acb, 1",
    "abc, bac, 1",
    "abcd, badc, 2",
    "abc, cab, 2",
    "'', abc, 3",
    "abc, '', 3"
  })
  void distance_countsSlips(String from, String to, int slips) {
    assertThat(Suggestions.distance(from, to)).isEqualTo(slips);
  }

  @Test
  void nearest_ofSeveral_isTheNearest() {
    assertThat(Suggestions.nearest("my-rediss", List.of("my-redis-2", "my-redis", "my-redix")))
        .contains("my-redis");
  }

  @Test
  void nearest_aSlipInFourLetters_isFound() {
    assertThat(Suggestions.nearest("my-rds", List.of("my-redis"))).contains("my-redis");
    assertThat(Suggestions.nearest("my-rd", List.of("my-redis"))).isEmpty();
    assertThat(Suggestions.nearest("teh", List.of("the"))).contains("the");
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
    "7200, 2h",
    "0.5, 500ms",
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
