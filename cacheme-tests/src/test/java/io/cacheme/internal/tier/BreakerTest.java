package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BreakerTest {

  private static final long SECOND = 1_000_000_000L;

  private final Breaker breaker = new Breaker();

  private void fail(int times, long now) {
    for (int i = 0; i < times; i++) {
      breaker.failed(now);
    }
  }

  @Test
  void tryCall_fresh_isAllowed() {
    assertThat(breaker.tryCall(0)).isTrue();
  }

  @Test
  void failed_fifthInARow_opens() {
    for (int i = 0; i < 4; i++) {
      assertThat(breaker.failed(0)).isFalse();
    }
    assertThat(breaker.tryCall(0)).isTrue();
    assertThat(breaker.failed(0)).isTrue();
    assertThat(breaker.tryCall(0)).isFalse();
  }

  @Test
  void succeeded_betweenFailures_countsFromZero() {
    fail(4, 0);
    assertThat(breaker.succeeded()).isFalse();
    fail(4, 0);
    assertThat(breaker.tryCall(0)).isTrue();
  }

  @Test
  void tryCall_afterThePause_letsOneThrough() {
    fail(5, 0);
    assertThat(breaker.tryCall(SECOND - 1)).isFalse();
    assertThat(breaker.tryCall(SECOND)).isTrue();
    assertThat(breaker.tryCall(SECOND)).isFalse();
  }

  @Test
  void testSoon_open_letsOneThroughWhoseFailurePausesAsTheFirst() {
    fail(5, 0);
    assertThat(breaker.tryCall(SECOND)).isTrue();
    breaker.failed(SECOND);
    breaker.testSoon(SECOND);
    assertThat(breaker.tryCall(SECOND)).isTrue();
    assertThat(breaker.tryCall(SECOND)).isFalse();
    breaker.failed(SECOND);
    assertThat(breaker.tryCall(2 * SECOND - 1)).isFalse();
    assertThat(breaker.tryCall(2 * SECOND)).isTrue();
  }

  @Test
  void testSoon_closed_changesNothing() {
    fail(4, 0);
    breaker.testSoon(0);
    assertThat(breaker.tryCall(0)).isTrue();
    assertThat(breaker.failed(0)).isTrue();
  }

  @Test
  void succeeded_probe_closes() {
    fail(5, 0);
    breaker.tryCall(SECOND);
    assertThat(breaker.succeeded()).isTrue();
    assertThat(breaker.tryCall(SECOND)).isTrue();
    assertThat(breaker.tryCall(SECOND)).isTrue();
  }

  @Test
  void failed_probe_opensForTwiceAsLong() {
    fail(5, 0);
    breaker.tryCall(SECOND);
    assertThat(breaker.failed(SECOND)).as("was open before").isFalse();
    assertThat(breaker.tryCall(3 * SECOND - 1)).isFalse();
    assertThat(breaker.tryCall(3 * SECOND)).isTrue();
  }

  @Test
  void failed_callsFromBeforeItOpened_doNotProlong() {
    fail(5, 0);
    fail(20, SECOND / 2);
    assertThat(breaker.tryCall(SECOND)).isTrue();
  }

  @Test
  void trip_atLeast_holdsThatLong() {
    assertThat(breaker.trip(0, 30 * SECOND)).isTrue();
    assertThat(breaker.tryCall(30 * SECOND - 1)).isFalse();
    assertThat(breaker.tryCall(30 * SECOND)).isTrue();
  }

  @Test
  void trip_isOpen_changesNothing_unlessTheProbeIsSilent() {
    fail(5, 0);
    assertThat(breaker.trip(SECOND / 2, 30 * SECOND)).isFalse();
    assertThat(breaker.tryCall(SECOND)).isTrue();
    assertThat(breaker.trip(SECOND, 30 * SECOND)).as("was open before").isFalse();
    assertThat(breaker.tryCall(31 * SECOND - 1)).isFalse();
    assertThat(breaker.tryCall(31 * SECOND)).isTrue();
  }

  @Test
  void reset_forgetsFailures_andHowLongItPaused() {
    fail(5, 0);
    breaker.tryCall(SECOND);
    breaker.failed(SECOND);
    breaker.reset();
    assertThat(breaker.isOpen()).isFalse();
    fail(4, SECOND);
    breaker.reset();
    fail(4, SECOND);
    assertThat(breaker.isOpen()).isFalse();
    breaker.failed(SECOND);
    assertThat(breaker.tryCall(2 * SECOND)).isTrue();
  }

  @Test
  void answered_probe_closes_andElseCountsForNothing() {
    assertThat(breaker.answered()).isFalse();
    fail(4, 0);
    assertThat(breaker.answered()).isFalse();
    assertThat(breaker.failed(0)).isTrue();
    assertThat(breaker.answered()).as("no probe").isFalse();
    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.tryCall(SECOND)).isTrue();
    assertThat(breaker.answered()).isTrue();
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void tryCall_clockBelowZero_worksAlike() {
    long start = Long.MAX_VALUE - SECOND / 2;
    fail(5, start);
    assertThat(breaker.tryCall(start + SECOND - 1)).isFalse();
    assertThat(breaker.tryCall(start + SECOND)).isTrue();
  }

  @Test
  void heard_openedByItsOwnFailures_staysOpen() {
    fail(5, 0);
    assertThat(breaker.heard()).isFalse();
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void heard_openedByTheStoragesSilence_closes() {
    breaker.trip(0, 0);
    assertThat(breaker.heard()).isTrue();
    assertThat(breaker.tryCall(0)).isTrue();
  }

  @Test
  void heard_probeFailedSince_staysOpen() {
    breaker.trip(0, 0);
    breaker.tryCall(SECOND);
    breaker.failed(SECOND);
    assertThat(breaker.heard()).isFalse();
  }

  @Test
  void refused_probe_anotherIsLetThrough() {
    fail(5, 0);
    breaker.tryCall(SECOND);
    breaker.refused();
    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.tryCall(SECOND)).isTrue();
    assertThat(breaker.tryCall(SECOND)).isFalse();
  }
}
