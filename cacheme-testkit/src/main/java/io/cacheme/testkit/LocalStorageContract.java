package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.LocalStorage;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every heap storage must do. A storage's test extends it and says how one is made. */
public abstract class LocalStorageContract {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** The clock of the storage under test. */
  protected final ManualTimeSource time = new ManualTimeSource();

  private LocalStorage storage;

  /** For storages' tests. */
  @SuppressWarnings("NullAway.Init") // JUnit calls open() first
  protected LocalStorageContract() {}

  /** A storage that is not open yet and keeps at most {@code size} entries. */
  protected abstract LocalStorage create(int size);

  /** The storage under test, open, of 1,000 entries. */
  protected final LocalStorage storage() {
    return storage;
  }

  /** A storage of {@code size} entries, open. */
  protected final LocalStorage opened(int size, ManualTimeSource clock) {
    LocalStorage opened = create(size);
    Await.value(opened.open(StorageContexts.manual("contract", clock)));
    return opened;
  }

  @BeforeEach
  final void open() {
    storage = opened(1_000, time);
  }

  @AfterEach
  final void close() {
    Await.value(storage.close());
  }

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
  void put_again_replaces() {
    storage.put("a", "one", SECOND);
    storage.put("a", "two", SECOND);

    assertThat(storage.get("a")).isEqualTo("two");
    assertThat(storage.size()).isEqualTo(1);
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
  void put_again_resetsTheTtl() {
    storage.put("longer", "x", SECOND);
    storage.put("longer", "y", 10 * SECOND);
    storage.put("shorter", "x", 10 * SECOND);
    storage.put("shorter", "y", SECOND);
    time.advanceNanos(2 * SECOND);

    assertThat(storage.get("longer")).isEqualTo("y");
    assertThat(storage.get("shorter")).isNull();
  }

  @Test
  void put_afterExpiry_isANewEntry() {
    storage.put("a", "x", SECOND);
    time.advanceNanos(2 * SECOND);
    storage.put("a", "y", SECOND);

    assertThat(storage.get("a")).isEqualTo("y");
  }

  @Test
  void put_withoutExpiry_staysForACentury() {
    storage.put("a", "x", SECOND);
    storage.put("a", "y", LocalStorage.NO_EXPIRY);
    time.advance(Duration.ofDays(36_500));

    assertThat(storage.get("a")).isEqualTo("y");
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
    Await.value(other.close());
  }

  @Test
  void remove_present_isGone() {
    storage.put("a", "x", SECOND);
    storage.remove("a");

    assertThat(storage.get("a")).isNull();
    assertThat(storage.size()).isZero();
  }

  @Test
  void remove_absent_isNothing() {
    storage.remove("never");

    assertThat(storage.size()).isZero();
  }

  @Test
  void upToItsSize_keepsEverything() {
    LocalStorage small = opened(100, time);
    for (int i = 0; i < 100; i++) {
      small.put(new Key(i), i, SECOND);
    }

    assertThat(IntStream.range(0, 100))
        .allMatch(i -> Integer.valueOf(i).equals(small.get(new Key(i))));
    Await.value(small.close());
  }

  @Test
  void beyondItsSize_keepsNoMore() {
    for (int size : List.of(1, 7, 1_000, 5_000)) {
      LocalStorage bounded = opened(size, time);
      for (int i = 0; i < 10 * size; i++) {
        bounded.put(new Key(i), i, SECOND);
      }
      assertThat(bounded.size()).isPositive().isLessThanOrEqualTo(size);
      Await.value(bounded.close());
    }
  }

  @Test
  void manyThreads_wrongValueNever_boundKept() {
    List<CompletableFuture<Void>> threads =
        IntStream.range(0, 4)
            .mapToObj(
                seed ->
                    CompletableFuture.runAsync(
                        () -> readAndWrite(new Random(seed)), task -> new Thread(task).start()))
            .toList();
    threads.forEach(Await::value);
    storage.put("last", "x", SECOND);

    assertThat(storage.size()).isPositive().isLessThanOrEqualTo(1_000);
  }

  @Test
  void notOpen_findsNothing() {
    LocalStorage unopened = create(10);
    unopened.put("a", "x", SECOND);
    unopened.remove("a");

    assertThat(unopened.get("a")).isNull();
    assertThat(unopened.size()).isZero();
  }

  @Test
  void closed_findsNothingAndKeepsNothing() {
    storage.put("a", "x", SECOND);
    Await.value(storage.close());
    storage.put("b", "y", SECOND);
    storage.remove("a");

    assertThat(storage.get("a")).isNull();
    assertThat(storage.get("b")).isNull();
    assertThat(storage.size()).isZero();
  }

  @Test
  void close_twice_succeeds() {
    Await.value(storage.close());
    Await.value(storage.close());
  }

  @Test
  void toString_isNotBlank() {
    assertThat(storage.toString())
        .isNotBlank()
        .doesNotContain("@" + Integer.toHexString(storage.hashCode()));
  }

  private void readAndWrite(Random random) {
    for (int i = 0; i < 50_000; i++) {
      int id = random.nextInt(3_000);
      switch (random.nextInt(4)) {
        case 0 -> storage.put(new Key(id), "v" + id, SECOND);
        case 1 -> storage.remove(new Key(id));
        default -> {
          Object value = storage.get(new Key(id));
          if (value != null) {
            assertThat(value).isEqualTo("v" + id);
          }
        }
      }
    }
  }

  private record Key(long id) {}

  private record OtherKey(long id) {}
}
