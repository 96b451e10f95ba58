package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every remote storage must do. A storage's test extends it and says how one is made; the keys
 * are the suite's own, so a server may be shared, but for the keys {@code ~} and {@code ^}.
 */
public abstract class RemoteStorageContract extends RemoteStorageFixture {

  /** For storages' tests. */
  protected RemoteStorageContract() {}

  @Test
  void get_absent_isNull() {
    assertThat(Await.value(storage.get(key("absent")))).isNull();
  }

  @Test
  void put_thenGet_sameBytes() {
    put("a", bytes("value"), HOUR);

    assertHas("a", bytes("value"));
  }

  @Test
  void put_everyByteValue_isKept() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    put("all", all, HOUR);

    assertHas("all", all);
  }

  @Test
  void put_empty_isAValue() {
    put("empty", new byte[0], HOUR);

    assertHas("empty", new byte[0]);
    assertThat(getAll("empty")).containsOnlyKeys(key("empty"));
  }

  @Test
  void put_largestValue_isKept() {
    byte[] large = new byte[Math.min(storage.maxValueBytes(), 1 << 20)];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31 + i / 251);
    }
    put("large", large, HOUR);

    assertHas("large", large);
    assertThat(found(getAll("large"), key("large"))).isEqualTo(large);
  }

  @Test
  void put_overTheLimit_failsAndKeepsTheOldValue() {
    byte[] tooLarge = new byte[storage.maxValueBytes() + 1];
    put("big", bytes("old"), HOUR);

    assertThat(Await.failure(storage.put(key("big"), tooLarge, HOUR))).isNotNull();
    assertThat(Await.failure(storage.putAll(List.of(entry("big", tooLarge, HOUR))))).isNotNull();
    assertHas("big", bytes("old"));
  }

  @Test
  void put_again_replaces() {
    put("a", bytes("one"), HOUR);
    put("a", bytes("two"), HOUR);

    assertHas("a", bytes("two"));
  }

  @Test
  void put_subSecondTtl_expires() {
    put("brief", bytes("x"), 40);
    elapse(Duration.ofMillis(40));

    awaitAbsent("brief");
  }

  @Test
  void put_oneMillisecond_isAccepted() {
    put("briefest", bytes("x"), 1);
    elapse(Duration.ofMillis(1));

    awaitAbsent("briefest");
  }

  @Test
  void put_again_resetsTheTtl() {
    put("longer", bytes("x"), 60);
    put("longer", bytes("y"), HOUR);
    put("shorter", bytes("x"), HOUR);
    put("shorter", bytes("y"), 40);
    elapse(Duration.ofMillis(150));

    assertHas("longer", bytes("y"));
    awaitAbsent("shorter");
  }

  @Test
  void put_withoutExpiry_removesAnEarlierTtl() {
    put("kept", bytes("x"), 60);
    put("kept", bytes("y"), RemoteStorage.NO_EXPIRY);
    elapse(Duration.ofMillis(150));

    assertHas("kept", bytes("y"));
    remove("kept");
  }

  @Test
  void get_ttlLeft_isUnknownOrAtMostTheTtl() {
    put("a", bytes("x"), HOUR);

    StoredValue value = Await.value(storage.get(key("a")));
    assertThat(value).isNotNull();
    assertThat(value.ttlLeftMillis())
        .matches(left -> left == StoredValue.UNKNOWN || (left > 0 && left <= HOUR));
  }

  @Test
  void getAll_hitsOnly() {
    put("a", bytes("1"), HOUR);
    put("c", bytes("3"), HOUR);

    Map<String, StoredValue> found = getAll("a", "b", "c", "d");
    assertThat(found).containsOnlyKeys(key("a"), key("c"));
    assertThat(found(found, key("a"))).isEqualTo(bytes("1"));
    assertThat(found(found, key("c"))).isEqualTo(bytes("3"));
  }

  @Test
  void getAll_duplicates_areAnsweredOnce() {
    put("a", bytes("1"), HOUR);

    assertThat(getAll("a", "b", "a", "b", "a")).containsOnlyKeys(key("a"));
  }

  @Test
  void getAll_noKeys_isEmpty() {
    assertThat(Await.value(storage.getAll(List.of()))).isEmpty();
  }

  @Test
  void getAll_manyKeys_areAllFound() {
    List<StoredEntry> entries =
        IntStream.range(0, 500).mapToObj(i -> entry("m" + i, bytes("v" + i), HOUR)).toList();
    Await.value(storage.putAll(entries));

    Map<String, StoredValue> found =
        Await.value(storage.getAll(entries.stream().map(StoredEntry::key).toList()));
    assertThat(found).hasSize(500);
    entries.forEach(e -> assertThat(found(found, e.key())).isEqualTo(e.bytes()));
  }

  @Test
  void getAll_expired_isNoHit() {
    Await.value(storage.putAll(List.of(entry("x", bytes("1"), 40), entry("y", bytes("2"), HOUR))));
    elapse(Duration.ofMillis(40));

    awaitAbsent("x");
    assertThat(getAll("x", "y")).containsOnlyKeys(key("y"));
  }

  @Test
  void putAll_eachTtlItsOwn() {
    Await.value(
        storage.putAll(
            List.of(
                entry("brief", bytes("1"), 40),
                entry("long", bytes("2"), HOUR),
                entry("ever", bytes("3"), RemoteStorage.NO_EXPIRY))));
    elapse(Duration.ofMillis(40));

    awaitAbsent("brief");
    assertHas("long", bytes("2"));
    assertHas("ever", bytes("3"));
    remove("ever");
  }

  @Test
  void putAll_duplicates_theLastWins() {
    Await.value(
        storage.putAll(
            List.of(
                entry("a", bytes("1"), HOUR),
                entry("b", bytes("2"), HOUR),
                entry("a", bytes("3"), HOUR))));

    assertHas("a", bytes("3"));
    assertHas("b", bytes("2"));
  }

  @Test
  void putAll_nothing_succeeds() {
    Await.value(storage.putAll(List.of()));
  }

  @Test
  void remove_present_isGone() {
    put("a", bytes("1"), HOUR);
    remove("a");

    assertThat(Await.value(storage.get(key("a")))).isNull();
  }

  @Test
  void remove_absent_succeeds() {
    remove("never");
  }

  @Test
  void keys_thatDifferLittle_areDifferent() {
    List<String> keys =
        List.of(
            key("k"), key("K"), key("k "), key("k."), key("k%"), key("k\""), key("k'"), key("k\\"));
    putEach(keys);

    assertEach(keys);
  }

  @Test
  void keys_of512Bytes_thatDifferAtTheEnd_areDifferent() {
    String start = key("").concat("x".repeat(511 - key("").length()));
    List<String> keys = List.of(start + "a", start + "A", start + "b", start);
    putEach(keys);

    assertThat(keys.get(0)).hasSize(512);
    assertEach(keys);
  }

  @Test
  void keys_ofOneByte_areKeys() {
    List<String> keys = List.of("~", "^");
    putEach(keys);

    assertEach(keys);
    keys.forEach(key -> Await.value(storage.remove(key)));
    assertThat(Await.value(storage.getAll(keys))).isEmpty();
  }

  @Test
  void writes_ofOneKey_takeEffectInTheOrderOfTheCalls() {
    List<CompletionStage<?>> writes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      writes.add(storage.put(key("a"), bytes("put" + i), HOUR));
      writes.add(storage.remove(key("a")));
      writes.add(storage.putAll(List.of(entry("a", bytes("all" + i), HOUR))));
    }
    writes.forEach(Await::value);

    assertHas("a", bytes("all99"));
    storage.put(key("a"), bytes("again"), HOUR);
    remove("a");
    assertThat(Await.value(storage.get(key("a")))).isNull();
  }

  @Test
  void writes_ofOneKey_byManyThreads_leaveOneWholeValue() {
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, 4)
            .mapToObj(
                w -> CompletableFuture.runAsync(() -> write(w), task -> new Thread(task).start()))
            .toList();
    writers.forEach(Await::value);

    StoredValue value = Await.value(storage.get(key("shared")));
    assertThat(value).isNotNull();
    assertThat(value.bytes()).hasSize(1000).containsOnly(value.bytes()[0]);
  }

  @Test
  void cancelledCalls_disturbNoOthers() {
    List<String> keys = IntStream.range(0, 200).mapToObj(i -> key("c" + i)).toList();
    putEach(keys);
    List<CompletableFuture<StoredValue>> gets = new ArrayList<>();
    for (String key : keys) {
      CompletableFuture<StoredValue> get = storage.get(key).toCompletableFuture();
      gets.add(get);
      if (gets.size() % 2 == 0) {
        get.cancel(true);
      }
    }

    for (int i = 0; i < keys.size(); i += 2) {
      assertThat(Await.value(gets.get(i)).bytes()).isEqualTo(bytes(keys.get(i)));
    }
    assertEach(keys);
  }

  @Test
  void mustNotBlock_thisThread_mayBlock() {
    assertThat(storage.mustNotBlock(Thread.currentThread())).isFalse();
  }

  @Test
  void notOpen_everyCall_failsByItsStage() {
    RemoteStorage unopened = create();
    try {
      assertEveryCallFails(unopened);
    } finally {
      Await.value(unopened.close());
    }
  }

  @Test
  void closed_everyCall_failsByItsStage() {
    Await.value(storage.close());

    assertEveryCallFails(storage);
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

  private void assertEveryCallFails(RemoteStorage broken) {
    assertThatCode(
            () -> {
              Await.failure(broken.get(key("a")));
              Await.failure(broken.getAll(List.of(key("a"), key("b"))));
              Await.failure(broken.put(key("a"), bytes("1"), HOUR));
              Await.failure(broken.putAll(List.of(entry("a", bytes("1"), HOUR))));
              Await.failure(broken.remove(key("a")));
            })
        .doesNotThrowAnyException();
  }

  private void write(int writer) {
    byte[] value = new byte[1000];
    Arrays.fill(value, (byte) ('a' + writer));
    for (int i = 0; i < 50; i++) {
      Await.value(storage.put(key("shared"), value, HOUR));
    }
  }
}
