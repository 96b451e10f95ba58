package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.LocalStorage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Entries come back as they were put, under their own keys and for their own time. */
abstract class LocalStorageEntryCases extends LocalStorageFixture {

  private static final long CENTURY = Duration.ofDays(36_500).toNanos();

  @Test
  void get_absent_isNull() {
    assertThat(storage.get("absent")).isNull();
  }

  @Test
  void put_thenGet_sameObject() {
    Object value = new Object();
    storage.put(new Key(7), value, SECOND);

    assertThat(storage.get(new Key(7))).isSameAs(value);
  }

  @Test
  void keys_areTyped() {
    storage.put(new Key(1), "key", SECOND);
    storage.put(new OtherKey(1), "other", SECOND);
    storage.put(1L, "long", SECOND);

    assertThat(storage.get(new Key(1))).isEqualTo("key");
    assertThat(storage.get(new OtherKey(1))).isEqualTo("other");
    assertThat(storage.get(1L)).isEqualTo("long");
    assertThat(storage.get(1)).isNull();
  }

  @Test
  void keys_thatCollide_areDifferent() {
    storage.put(new CollidingKey(1), "one", SECOND);
    storage.put(new CollidingKey(2), "two", SECOND);

    assertThat(storage.get(new CollidingKey(1))).isEqualTo("one");
    assertThat(storage.get(new CollidingKey(2))).isEqualTo("two");
    assertThat(storage.get(new CollidingKey(3))).isNull();
  }

  @Test
  void put_again_replaces() {
    storage.put("a", "one", SECOND);
    storage.put("a", "two", SECOND);

    assertThat(storage.get("a")).isEqualTo("two");
    assertThat(storage.size()).as("size after one key was put twice").isEqualTo(1);
  }

  @Test
  void get_untilTheTtlEnds_thenNull() {
    storage.put("a", "x", SECOND);
    time.advanceNanos(SECOND - 1);
    assertThat(storage.get("a")).isEqualTo("x");

    time.advanceNanos(1);
    assertThat(storage.get("a")).isNull();
  }

  @Test
  void get_doesNotExtendTheTtl() {
    storage.put("a", "x", SECOND);
    for (int i = 0; i < 10; i++) {
      time.advanceNanos(SECOND / 10);
      storage.get("a");
    }

    assertThat(storage.get("a")).isNull();
  }

  @Test
  void ttls_areEachEntrysOwn() {
    storage.put("brief", "x", 1);
    storage.put("long", "y", 10 * SECOND);
    time.advanceNanos(SECOND);

    assertThat(storage.get("brief")).isNull();
    assertThat(storage.get("long")).isEqualTo("y");
  }

  @Test
  void put_again_extendsTheTtl() {
    storage.put("a", "x", SECOND);
    storage.put("a", "y", 10 * SECOND);
    time.advanceNanos(2 * SECOND);

    assertThat(storage.get("a")).isEqualTo("y");
  }

  @Test
  void put_again_shortensTheTtl() {
    storage.put("a", "x", 10 * SECOND);
    storage.put("a", "y", SECOND);
    time.advanceNanos(2 * SECOND);

    assertThat(storage.get("a")).isNull();
  }

  @Test
  void put_afterExpiry_isANewEntry() {
    storage.put("a", "x", SECOND);
    time.advanceNanos(2 * SECOND);
    assertThat(storage.get("a")).isNull();
    storage.put("a", "y", SECOND);

    assertThat(storage.get("a")).isEqualTo("y");
  }

  @Test
  void put_withoutExpiry_staysForACentury() {
    storage.put("a", "x", LocalStorage.NO_EXPIRY);
    time.advanceNanos(CENTURY);

    assertThat(storage.get("a")).isEqualTo("x");
  }

  @Test
  void put_withoutExpiry_removesAnEarlierTtl() {
    storage.put("a", "x", SECOND);
    storage.put("a", "y", LocalStorage.NO_EXPIRY);
    time.advanceNanos(2 * SECOND);

    assertThat(storage.get("a")).isEqualTo("y");
  }

  @Test
  void put_longestTtl_staysForACentury() {
    storage.put("a", "x", LocalStorage.NO_EXPIRY - 1);
    time.advanceNanos(CENTURY);

    assertThat(storage.get("a")).isEqualTo("x");
  }

  @Test
  void clock_thatOverflows_isNoTrouble() {
    ManualTimeSource overflowing = new ManualTimeSource(Long.MAX_VALUE - SECOND);
    LocalStorage other = opened(10, overflowing);
    other.put("a", "x", 3 * SECOND);
    other.put("b", "y", LocalStorage.NO_EXPIRY);
    overflowing.advanceNanos(2 * SECOND);
    assertThat(other.get("a")).isEqualTo("x");
    overflowing.advanceNanos(SECOND);

    assertThat(other.get("a")).isNull();
    assertThat(other.get("b")).isEqualTo("y");
  }

  @Test
  void remove_present_isGone() {
    storage.put("a", "x", SECOND);
    storage.remove("a");

    assertThat(storage.get("a")).isNull();
    assertThat(storage.size()).as("size after the only key was removed").isZero();
  }

  @Test
  void remove_absent_leavesTheOthers() {
    storage.put("a", "x", SECOND);
    storage.remove("never");

    assertThat(storage.get("a")).isEqualTo("x");
  }

  @Test
  void put_afterRemove_isKept() {
    storage.put("a", "x", SECOND);
    storage.remove("a");
    storage.put("a", "y", SECOND);

    assertThat(storage.get("a")).isEqualTo("y");
  }

  @Test
  void get_byAnotherThread_findsWhatThisOnePut() {
    storage.put("a", "x", SECOND);

    CompletableFuture<Object> found =
        CompletableFuture.supplyAsync(() -> storage.get("a"), task -> new Thread(task).start());
    assertThat(Await.value(found)).isEqualTo("x");
  }
}
