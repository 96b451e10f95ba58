package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a quarantine remembers of its keys, without a storage. */
class QuarantineKeysTest {

  private static final long FIRST_RETRY = 100_000_000;
  private static final long TTL = 1_000;
  private static final int LIMIT = 3;

  private final AtomicInteger inStorage = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();

  /** None of this overflows. */
  private final Quarantine quarantine =
      new Quarantine(inStorage, LIMIT, TTL, null, changes::incrementAndGet);

  private void add(String key, long lastWritten) {
    quarantine.add(key, RemoteKey.of(key), lastWritten, 0);
  }

  private List<Object> due(long nowMillis, long nowNanos, int most) {
    return quarantine.due(nowMillis, nowNanos, most).stream().map(patient -> patient.key).toList();
  }

  @Test
  void add_untilItsLimit_isRemembered() {
    add("a", 0);
    add("b", 0);
    add("c", 0);
    assertThat(quarantine.size()).isEqualTo(LIMIT);
    assertThat(quarantine.contains("b")).isTrue();
    assertThat(quarantine.contains("d")).isFalse();
    assertThat(changes).as("it was empty").hasValue(1);
  }

  @Test
  void add_again_takesNoOtherPlace_andLastsLonger() {
    add("a", 0);
    add("a", 500);
    assertThat(inStorage).hasValue(1);
    due(TTL + 499, 0, LIMIT);
    assertThat(quarantine.isEmpty()).isFalse();
    due(TTL + 500, 0, LIMIT);
    assertThat(quarantine.isEmpty()).isTrue();
  }

  @Test
  void due_whatHasExpired_isReleased() {
    add("a", 0);
    add("b", 1);
    assertThat(due(TTL, 0, LIMIT)).isEmpty();
    assertThat(quarantine.contains("a")).isFalse();
    assertThat(quarantine.contains("b")).isTrue();
    assertThat(inStorage).hasValue(1);
    due(TTL + 1, 0, LIMIT);
    assertThat(inStorage).hasValue(0);
    assertThat(changes).as("began, and ended").hasValue(2);
  }

  @Test
  void due_afterThePause_thenAfterTwiceThat() {
    add("a", 0);
    assertThat(due(0, FIRST_RETRY - 1, LIMIT)).isEmpty();
    assertThat(due(0, FIRST_RETRY, LIMIT)).containsExactly("a");
    assertThat(due(0, 3 * FIRST_RETRY - 1, LIMIT)).isEmpty();
    assertThat(due(0, 3 * FIRST_RETRY, LIMIT)).containsExactly("a");
  }

  @Test
  void due_nowIsInThePastOfTheClock_worksAlike() {
    long beforeItTurns = Long.sum(Long.MAX_VALUE, -5);
    quarantine.add("a", RemoteKey.of("a"), 0, beforeItTurns);
    assertThat(due(0, beforeItTurns, LIMIT)).isEmpty();
    assertThat(due(0, beforeItTurns + FIRST_RETRY, LIMIT)).containsExactly("a");
  }

  @Test
  void due_noMoreThanAskedFor_theOthersNext() {
    add("a", 0);
    add("b", 0);
    add("c", 0);
    List<Object> first = due(0, FIRST_RETRY, 2);
    List<Object> next = due(0, FIRST_RETRY, 2);
    assertThat(first).hasSize(2);
    assertThat(next).hasSize(1).doesNotContainAnyElementsOf(first);
  }

  @Test
  void retrySoon_allAreDue() {
    add("a", 0);
    due(0, FIRST_RETRY, LIMIT);
    quarantine.retrySoon(FIRST_RETRY + 1);
    assertThat(due(0, FIRST_RETRY + 1, LIMIT)).containsExactly("a");
    assertThat(due(0, 3 * FIRST_RETRY, LIMIT)).isEmpty();
    assertThat(due(0, 3 * FIRST_RETRY + 1, LIMIT)).containsExactly("a");
  }

  @Test
  void clear_releasesAll() {
    add("a", 0);
    add("b", 0);
    quarantine.clear();
    assertThat(quarantine.isEmpty()).isTrue();
    assertThat(inStorage).hasValue(0);
    quarantine.release("a");
    assertThat(changes).hasValue(2);
  }
}
