package io.cacheme.tests.memoize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.spi.TransactionProbe;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows the success of methods whose collections, maps and transactions are odd. */
class ConsequencesOddCasesTest {

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final FaultyRemoteStorage redis = new FaultyRemoteStorage(memory);
  private final List<CachemeListener.FailedConsequence> told = new CopyOnWriteArrayList<>();
  private final Transactions transactions = new Transactions();
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .scheduler(scheduler)
          .completeOnStorageThreads()
          .storage("local", new InMemoryLocalStorage())
          .storage("my-redis", redis)
          .transactionProbe(transactions)
          .listener(
              new CachemeListener() {
                @Override
                public void onAnswer(Answer answer) {}

                @Override
                public void onFailedConsequence(FailedConsequence failed) {
                  told.add(failed);
                }
              })
          .build();
  private final ShelfCache cache = ShelfCache.create(cacheme);
  private final Table table = new Table();
  private final Shelves shelves = new ShelvesMemoized(table, cache);

  /** One transaction, seen by all threads. */
  private static final class Transactions implements TransactionProbe {

    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean isOpen;
    private @Nullable RuntimeException failure;
    private @Nullable RuntimeException registration;

    @Override
    public boolean isInTransaction() {
      if (failure != null) {
        throw failure;
      }
      return isOpen;
    }

    @Override
    public boolean afterCommit(Runnable action) {
      if (registration != null) {
        throw registration;
      }
      return afterCommit.add(action);
    }

    void commit() {
      isOpen = false;
      afterCommit.forEach(Runnable::run);
      afterCommit.clear();
    }
  }

  private static final class Table implements Shelves {

    private final Map<Long, String> rows = new ConcurrentHashMap<>();
    private Function<Collection<Long>, Map<Long, String>> relabels = ids -> new HashMap<>();
    private CompletableFuture<String> moved = CompletableFuture.completedFuture("moved");

    @Override
    public String label(long id) {
      return rows.get(id);
    }

    @Override
    public int clear(Collection<Long> ids) {
      int cleared = 0;
      List<Long> all = new ArrayList<>(ids);
      for (Long id : all) {
        rows.remove(id);
        ids.remove(id); // as one does who works off a list
        cleared++;
      }
      return cleared;
    }

    @Override
    public CompletionStage<Integer> clearLater(Collection<Long> ids) {
      return CompletableFuture.completedFuture(ids.size());
    }

    @Override
    public void drop(Collection<Integer> ids) {}

    @Override
    public Map<Long, String> relabel(Collection<Long> ids) {
      return relabels.apply(ids);
    }

    @Override
    public CompletionStage<Map<Long, String>> relabelLater(Collection<Long> ids) {
      return CompletableFuture.completedFuture(relabels.apply(ids));
    }

    @Override
    public String write(long id, String label) {
      rows.put(id, label);
      return label;
    }

    @Override
    public CompletionStage<String> moveLater(long id) {
      return moved;
    }
  }

  /** Of two ids, and tells them to nobody. */
  private static final class Unreadable extends AbstractList<Long> {

    @Override
    public Long get(int index) {
      throw new ConcurrentModificationException("changed");
    }

    @Override
    public Object[] toArray() {
      throw new ConcurrentModificationException("changed");
    }

    @Override
    public int size() {
      return 2;
    }
  }

  @AfterEach
  void close() {
    transactions.failure = null;
    cacheme.close();
  }

  private void cached(long... ids) {
    for (long id : ids) {
      table.rows.put(id, "old " + id);
      assertThat(shelves.label(id)).isEqualTo("old " + id);
      assertThat(isCached(id)).isTrue();
    }
  }

  private boolean isCached(long id) {
    return cache.sync().getIfPresent(id) != null;
  }

  @Test
  void callForMany_methodWorksOffItsCollection_invalidatesThoseOfTheCall() {
    cached(7, 8);

    assertThat(shelves.clear(new ArrayList<>(List.of(7L, 8L)))).isEqualTo(2);

    assertThat(isCached(7)).isFalse();
    assertThat(isCached(8)).isFalse();
  }

  @Test
  void callForMany_ofNarrowerNumbers_invalidatesEach() {
    cached(7, 8);

    shelves.drop(List.of(7));

    assertThat(isCached(7)).isFalse();
    assertThat(isCached(8)).isTrue();
  }

  @Test
  void callForManyLater_collectionCannotBeRead_isCalledAllTheSameAndTold() {
    assertThat(Await.value(shelves.clearLater(new Unreadable()))).isEqualTo(2);
    assertThat(told)
        .singleElement()
        .satisfies(
            failed ->
                assertThat(failed.failure())
                    .hasCauseInstanceOf(ConcurrentModificationException.class));
  }

  @Test
  void putForMany_mapRefusesOneKey_theOthersAreWritten() {
    cached(7, 8, 9);
    table.relabels =
        ids ->
            new HashMap<>(Map.of(9L, "new")) {
              private static final long serialVersionUID = 1L;

              @Override
              public String get(Object key) {
                if (key.equals(7L)) {
                  throw new IllegalArgumentException("7");
                }
                return super.get(key);
              }
            };

    shelves.relabel(List.of(7L, 8L, 9L));

    assertThat(isCached(7)).isFalse();
    assertThat(isCached(8)).isFalse();
    assertThat(cache.sync().getIfPresent(9)).isEqualTo("new");
    assertThat(told).hasSize(1);
  }

  @Test
  void probeFails_isInvalidatedAndTold() {
    cached(7);
    transactions.failure = new IllegalStateException("no transaction manager");

    assertThat(shelves.write(7, "new")).isEqualTo("new");

    transactions.failure = null;
    assertThat(isCached(7)).isFalse();
    assertThat(told).hasSize(1);
    assertThat(shelves.label(7)).isEqualTo("new");
  }

  @Test
  void probeRefusesWhatFollows_isInvalidatedAndTold() {
    cached(7);
    transactions.isOpen = true;
    transactions.registration = new IllegalStateException("read only");
    redis.fault(StorageOperation.PUT_TOMBSTONE, StorageFault.FAIL);
    redis.fault(StorageOperation.REMOVE, StorageFault.FAIL);

    assertThat(shelves.write(7, "new")).isEqualTo("new");

    transactions.isOpen = false;
    assertThat(told).hasSize(2);
    assertThat(shelves.label(7)).isEqualTo("new");
  }

  @Test
  void transactionOfMany_slowStorage_isWrittenTogetherAfterTheCommit() {
    long[] ids = LongStream.range(0, 20).toArray();
    cached(ids);
    transactions.isOpen = true;
    shelves.clear(new ArrayList<>(LongStream.of(ids).boxed().toList()));
    assertThat(isCached(3)).isFalse();
    redis.fault(StorageFault.DELAY);

    CompletableFuture<Void> commit = CompletableFuture.runAsync(transactions::commit);
    try {
      Await.until("all are asked for", () -> redis.held() >= 20, Duration.ofSeconds(5));
    } finally {
      redis.heal();
      while (!commit.isDone()) {
        redis.release();
        Thread.onSpinWait();
      }
    }
    Await.value(commit);
  }

  @Test
  void listenerFails_theResultIsTheMethods() {
    Cacheme other =
        Cacheme.builder()
            .timeSource(time)
            .scheduler(scheduler)
            .completeOnStorageThreads()
            .storage("local", new InMemoryLocalStorage())
            .storage("my-redis", new FaultyRemoteStorage(new InMemoryRemoteStorage(time)))
            .listener(
                new CachemeListener() {
                  @Override
                  public void onAnswer(Answer answer) {}

                  @Override
                  public void onFailedConsequence(FailedConsequence failed) {
                    throw new AssertionError("failed");
                  }
                })
            .build();
    Shelves theirs = new ShelvesMemoized(table, ShelfCache.create(other));
    other.close();
    assertThat(theirs.write(7, "new")).isEqualTo("new");
    assertThat(Await.value(theirs.moveLater(7))).isEqualTo("moved");
  }

  @Test
  void eachFault_ofEachOperation_theResultIsTheMethodsAndNothingOlderIsServed() {
    for (StorageFault fault :
        List.of(
            StorageFault.FAIL, StorageFault.LOSE_ANSWER, StorageFault.THROW, StorageFault.HANG)) {
      for (StorageOperation operation : StorageOperation.values()) {
        table.rows.put(7L, "old");
        cache.sync().put(7, "old");
        redis.fault(operation, fault);
        CompletableFuture<String> written =
            CompletableFuture.supplyAsync(() -> shelves.write(7, "new " + fault + operation));
        Await.until(
            "it is written",
            () -> {
              scheduler.advance(Duration.ofMillis(100));
              return written.isDone();
            });
        assertThat(Await.value(written)).startsWith("new");
        CompletionStage<String> moved = shelves.moveLater(7);
        Await.until(
            "it is moved",
            () -> {
              scheduler.advance(Duration.ofMillis(100));
              return moved.toCompletableFuture().isDone();
            });
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> shelves.label(7));
        Await.until(
            "it is read",
            () -> {
              scheduler.advance(Duration.ofMillis(100));
              return read.isDone();
            });
        assertThat(Await.value(read)).startsWith("new " + fault + operation);
        redis.heal();
        redis.release();
        scheduler.advance(Duration.ofSeconds(40));
        assertThat(cacheme.describe()).as(fault + " " + operation).doesNotContain("not read");
        assertThat(shelves.label(7)).startsWith("new " + fault + operation);
      }
    }
  }

  @Test
  void put_isTooLarge_nothingOlderIsServed() {
    cached(7);
    String large = "x".repeat(2 << 20);
    assertThat(shelves.write(7, large)).isEqualTo(large);
    assertThat(shelves.label(7)).isEqualTo(large);
    scheduler.advance(Duration.ofHours(1));
    table.rows.put(7L, "newer");
    assertThat(shelves.label(7)).isEqualTo("newer");
  }

  @Test
  void stageFailsWithOursOrNothing_isPassedOn() {
    table.moved = new CompletableFuture<>();
    CompletionStage<String> moved = shelves.moveLater(7);
    table.moved.cancel(true);
    assertThatThrownBy(() -> moved.toCompletableFuture().join())
        .isInstanceOf(java.util.concurrent.CancellationException.class);
  }
}
