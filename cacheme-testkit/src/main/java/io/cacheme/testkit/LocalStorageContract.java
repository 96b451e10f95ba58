package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.LocalStorage;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every heap storage must do. The test of a storage extends it, and says how one is made:
 *
 * <pre>{@code
 * class LruHeapStorageTest extends LocalStorageContract {
 *
 *   @Override
 *   protected LocalStorage create(int size) {
 *     return HeapStorage.builder().lru().size(size).build();
 *   }
 * }
 * }</pre>
 *
 * <p>Time passes when the case moves {@link #time}, by which the storage under test is opened. Add
 * the storage's own cases beside the suite's: what it drops when it is full is no part of the
 * contract; {@link #opened} makes storages of other sizes. There will be more cases, and methods
 * that may be overridden.
 */
public abstract class LocalStorageContract extends LocalStorageTellingCases {

  /** For storages' tests. */
  protected LocalStorageContract() {}

  @Test
  void upToItsSize_keepsEverything() {
    LocalStorage small = opened(100, time);
    for (int i = 0; i < 100; i++) {
      small.put(new Key(i), i, SECOND);
    }

    assertThat(IntStream.range(0, 100))
        .as("the ids of the keys that are kept")
        .allMatch(i -> Integer.valueOf(i).equals(small.get(new Key(i))));
  }

  @Test
  void beyondItsSize_keepsNoMore() {
    for (int size : List.of(1, 7, 1_000, 5_000)) {
      LocalStorage bounded = opened(size, time);
      for (int i = 0; i < 10 * size; i++) {
        bounded.put(new Key(i), i, SECOND);
      }
      int kept = 0;
      for (int i = 0; i < 10 * size; i++) {
        kept += bounded.get(new Key(i)) == null ? 0 : 1;
      }
      assertThat(kept).as("entries found, of a size of %d", size).isBetween(1, size);
      assertThat(bounded.size()).as("size(), of a size of %d", size).isBetween(1L, (long) size);
    }
  }

  @Test
  void manyThreads_neverFindAnothersValue_andKeepTheBound() {
    List<CompletableFuture<Void>> threads =
        IntStream.range(0, 4)
            .mapToObj(
                seed ->
                    CompletableFuture.runAsync(
                        () -> readAndWrite(seed), task -> new Thread(task).start()))
            .toList();
    threads.forEach(Await::value);
    storage.put("last", "x", SECOND);

    assertThat(storage.size()).as("size after all").isBetween(1L, (long) SIZE);
  }

  @Test
  void notOpen_keepsAndFindsNothing() {
    LocalStorage unopened = create(10);
    unopened.put("a", "x", SECOND);
    unopened.remove("b");

    assertThat(unopened.get("a")).isNull();
    assertThat(unopened.size()).isZero();
  }

  @Test
  void closed_keepsAndFindsNothing() {
    storage.put("a", "x", SECOND);
    Await.value(storage.close());
    storage.put("b", "y", SECOND);
    storage.remove("c");

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
  void close_neverOpened_succeeds() {
    Await.value(create(10).close());
  }

  @Test
  void toString_saysWhatItIs() {
    assertThat(storage.toString())
        .isNotBlank()
        .doesNotContain("@" + Integer.toHexString(storage.hashCode()));
  }

  private void readAndWrite(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      int id = random.nextInt(3 * SIZE);
      switch (random.nextInt(4)) {
        case 0 -> storage.put(new Key(id), "v" + id, SECOND);
        case 1 -> storage.remove(new Key(id));
        default -> {
          Object value = storage.get(new Key(id));
          if (value != null && !value.equals("v" + id)) {
            throw new AssertionError("seed " + seed + ": key " + id + " has the value " + value);
          }
        }
      }
    }
  }
}
