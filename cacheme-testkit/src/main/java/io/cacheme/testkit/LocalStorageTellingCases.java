package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.LocalStorage.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a storage tells of its entries, if it does: those it has, and those it lets go of. Skipped
 * where it does not.
 */
abstract class LocalStorageTellingCases extends LocalStorageIdleCases {

  private static final int THREADS = 4;
  private static final int PUTS = 10_000;

  private final List<Told> told = new CopyOnWriteArrayList<>();

  private record Told(Object key, Object value, Cause why) {}

  private static Iterator<Map.Entry<Object, Object>> entriesOf(LocalStorage storage) {
    Iterator<Map.Entry<Object, Object>> entries = storage.entries();
    assumeTrue(entries != null, "it does not tell what it has");
    return Objects.requireNonNull(entries);
  }

  private static Map<Object, Object> all(Iterator<Map.Entry<Object, Object>> entries) {
    Map<Object, Object> all = new HashMap<>();
    while (entries.hasNext()) {
      Map.Entry<Object, Object> next = entries.next();
      assertThat(all.put(next.getKey(), next.getValue())).as("%s comes twice", next).isNull();
    }
    return all;
  }

  /** One that tells {@code listener}. */
  private LocalStorage telling(int size, LocalStorage.Removals listener) {
    LocalStorage telling = create(size);
    assumeTrue(telling.tellRemovals(listener), "it does not tell what it lets go of");
    open(telling, time);
    return telling;
  }

  private LocalStorage telling(int size) {
    return telling(size, (key, value, why) -> told.add(new Told(key, value, why)));
  }

  private void assertTold(Told... expected) {
    Await.until("all is told", () -> told.size() >= expected.length, Await.PATIENCE);
    assertThat(told).containsExactlyInAnyOrder(expected);
  }

  @Test
  void entries_areWhatIsThere_andHasNotExpired() {
    storage.put(new Key(1), "replaced", SECOND);
    storage.put(new Key(1), "one", 2 * SECOND);
    storage.put(new Key(2), "two", LocalStorage.NO_EXPIRY);
    storage.put(new Key(3), "removed", LocalStorage.NO_EXPIRY);
    storage.put(new Key(4), "expired", SECOND);
    storage.remove(new Key(3));
    time.advanceNanos(SECOND);

    assertThat(all(entriesOf(storage)))
        .containsOnly(Map.entry(new Key(1), "one"), Map.entry(new Key(2), "two"));
  }

  @Test
  void entries_whileOthersAreWritten_haveOnceWhatIsThereAllTheTime() {
    IntStream.range(0, 100).forEach(i -> storage.put(i, "v" + i, SECOND));
    Iterator<Map.Entry<Object, Object>> entries = entriesOf(storage);
    Map<Object, Object> seen = new HashMap<>();
    for (int i = 0; entries.hasNext(); i++) {
      Map.Entry<Object, Object> next = entries.next();
      assertThat(seen.put(next.getKey(), next.getValue())).as("%s comes twice", next).isNull();
      storage.put("new " + i % 50, i, SECOND);
      storage.remove("new " + i % 50);
    }

    assertThat(seen)
        .containsAllEntriesOf(
            all(
                IntStream.range(0, 100)
                    .mapToObj(i -> Map.<Object, Object>entry(i, "v" + i))
                    .iterator()));
  }

  @Test
  void entries_ofAClosedStorage_areNone() {
    storage.put("a", "x", SECOND);
    Iterator<Map.Entry<Object, Object>> before = entriesOf(storage);
    assertThat(before.hasNext()).as("an entry while it is open").isTrue();
    Await.value(storage.close());

    assertThat(all(entriesOf(storage))).isEmpty();
  }

  @Test
  void removals_tellWhatGoes_andWhy() {
    LocalStorage telling = telling(SIZE);
    telling.put("a", 1, SECOND);
    telling.put("a", 2, SECOND);
    telling.remove("a");
    telling.remove("never");
    telling.put("b", 3, SECOND);
    time.advanceNanos(SECOND);
    telling.get("b");

    assertTold(
        new Told("a", 1, Cause.REPLACED),
        new Told("a", 2, Cause.EXPLICIT),
        new Told("b", 3, Cause.EXPIRED));
  }

  @Test
  void removals_tellOfTheExpired_whenItIsReplacedOrRemoved() {
    LocalStorage telling = telling(SIZE);
    telling.put("a", 1, SECOND);
    telling.put("b", 2, SECOND);
    time.advanceNanos(SECOND);
    telling.put("a", 3, SECOND);
    telling.remove("b");

    assertTold(new Told("a", 1, Cause.EXPIRED), new Told("b", 2, Cause.EXPIRED));
  }

  @Test
  void removals_tellOfAllThatMakesRoom() {
    LocalStorage telling = telling(10);
    IntStream.range(0, 100).forEach(i -> telling.put(new Key(i), i, SECOND));
    int kept = 0;
    for (int i = 0; i < 100; i++) {
      kept += telling.get(new Key(i)) == null ? 0 : 1;
    }
    int gone = 100 - kept;

    Await.until("all is told", () -> told.size() >= gone, Await.PATIENCE);
    assertThat(told).hasSize(gone).extracting(Told::why).containsOnly(Cause.SIZE);
    assertThat(told).extracting(Told::key).doesNotHaveDuplicates();
  }

  @Test
  void evictions_areCounted_andNothingElseThatGoes() {
    LocalStorage bounded = opened(10, time);
    assumeTrue(bounded.evictionCount() != LocalStorage.UNCOUNTED, "it does not count evictions");
    bounded.put("a", 1, SECOND);
    bounded.put("a", 2, SECOND);
    bounded.remove("a");
    bounded.put("b", 3, SECOND);
    time.advanceNanos(SECOND);
    bounded.get("b");
    assertThat(bounded.evictionCount()).as("evictions of none that made room").isZero();

    LocalStorage full = opened(10, time);
    IntStream.range(0, 100).forEach(i -> full.put(new Key(i), i, SECOND));
    long kept = IntStream.range(0, 100).filter(i -> full.get(new Key(i)) != null).count();

    assertThat(full.evictionCount()).as("evictions").isEqualTo(100 - kept);

    Await.value(full.close());
    assertThat(full.evictionCount()).as("evictions, closed").isEqualTo(100 - kept);
  }

  @Test
  void removals_byManyThreads_tellEachValueOnce() {
    AtomicIntegerArray gone = new AtomicIntegerArray(THREADS * PUTS);
    LocalStorage telling = telling(100, (key, value, why) -> gone.incrementAndGet((Integer) value));
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread * PUTS;
      Runnable writes = () -> writeAndRemove(telling, first);
      threads.add(CompletableFuture.runAsync(writes, task -> new Thread(task).start()));
    }
    threads.forEach(Await::value);
    for (int id = 0; id < 300; id++) {
      telling.remove(new Key(id));
    }

    Await.until(
        "all is told",
        () -> IntStream.range(0, gone.length()).allMatch(i -> gone.get(i) > 0),
        Await.PATIENCE);
    assertThat(IntStream.range(0, gone.length()))
        .as("values that were put, as often as each was told to be gone")
        .allMatch(i -> gone.get(i) == 1);
  }

  private static void writeAndRemove(LocalStorage storage, int first) {
    Random random = new Random(first);
    for (int i = 0; i < PUTS; i++) {
      storage.put(new Key(random.nextInt(300)), first + i, SECOND);
      if (random.nextInt(4) == 0) {
        storage.remove(new Key(random.nextInt(300)));
      }
    }
  }

  @Test
  void removals_ofAClose_areNotTold() {
    LocalStorage telling = telling(SIZE);
    telling.put("a", 1, SECOND);
    telling.remove("a");
    telling.put("b", 2, SECOND);
    Await.value(telling.close());

    assertTold(new Told("a", 1, Cause.EXPLICIT));
  }
}
