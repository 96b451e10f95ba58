package io.cacheme.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff();

  @Test
  void nextMillis_ceilingDoubles_upToFiveSeconds() {
    for (int ceiling : new int[] {100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000}) {
      assertThat(backoff.nextMillis()).isBetween(100L, 99L + ceiling);
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(backoff.nextMillis()).isBetween(100L, 5_099L);
    }
  }

  @Test
  void nextMillis_isAtRandom() {
    Set<Long> delays = new TreeSet<>();
    for (int i = 0; i < 1_000; i++) {
      delays.add(backoff.nextMillis());
    }

    assertThat(delays).hasSizeGreaterThan(500);
  }

  @Test
  void reset_beginsAnew() {
    for (int i = 0; i < 100; i++) {
      backoff.nextMillis();
      backoff.reset();
      assertThat(backoff.nextMillis()).isBetween(100L, 199L);
    }
  }
}
