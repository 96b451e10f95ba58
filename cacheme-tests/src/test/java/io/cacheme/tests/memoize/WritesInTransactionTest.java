package io.cacheme.tests.memoize;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.Loader;
import io.cacheme.spi.TransactionProbe;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageFault;
import io.cacheme.tests.memoize.Desk.Office;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller in a transaction writes by the cache itself, before and after the commit. */
class WritesInTransactionTest {

  private static final Office OFFICE = new Office("Bonn", 3);
  private static final Desk ONE = new Desk(1, OFFICE, 1);
  private static final Desk TWO = new Desk(1, OFFICE, 2);

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final FaultyRemoteStorage redis =
      new FaultyRemoteStorage(new InMemoryRemoteStorage(time));
  private final List<CachemeListener.FailedConsequence> told = new ArrayList<>();
  private final Transactions transactions = new Transactions();
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .scheduler(scheduler)
          .completeOnStorageThreads()
          .storage("local", new InMemoryLocalStorage())
          .storage("my-redis", redis)
          .listener(new Failures())
          .transactionProbe(transactions)
          .build();
  private final DeskCache async = DeskCache.create(cacheme);
  private final DeskCache.Sync cache = async.sync();

  /** Of the one thread of the test; what it does while none is open is another's. */
  private static final class Transactions implements TransactionProbe {

    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean isOpen;
    private boolean isKnown = true;

    @Override
    public boolean isInTransaction() {
      return isOpen;
    }

    @Override
    public boolean afterCommit(Runnable action) {
      return isKnown && afterCommit.add(action);
    }

    void run(Runnable work) {
      isOpen = true;
      work.run();
      isOpen = false;
    }

    /** As Spring does, which is still in the transaction then. */
    void commit() {
      isOpen = true;
      List.copyOf(afterCommit).forEach(Runnable::run);
      isOpen = false;
      afterCommit.clear();
    }
  }

  private final class Failures implements CachemeListener {

    @Override
    public void onAnswer(Answer answer) {}

    @Override
    public void onFailedConsequence(FailedConsequence failed) {
      told.add(failed);
    }
  }

  @AfterEach
  void close() {
    cacheme.close();
  }

  static Stream<Arguments> removals() {
    return Stream.<Map.Entry<String, Consumer<DeskCache>>>of(
            Map.entry("invalidate", cache -> cache.invalidate(1, OFFICE, 1)),
            Map.entry("invalidateEverywhere", cache -> cache.invalidateEverywhere(1, OFFICE, 1)),
            Map.entry("invalidateAll", cache -> cache.invalidateAllNodes(List.of(ONE, TWO))),
            Map.entry("a group", cache -> cache.invalidateByTenantId(1)),
            Map.entry("clear", DeskCache::clear))
        .map(one -> Arguments.of(one.getKey(), one.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("removals")
  void removal_committed_isDoneAtOnceAndAgain(String name, Consumer<DeskCache> removal) {
    cache.put(1, OFFICE, 1, "old");

    transactions.run(
        () -> {
          removal.accept(async);
          assertThat(cache.getIfPresent(1, OFFICE, 1)).as("what it sees itself").isNull();
        });
    cache.get(1, OFFICE, 1, Loader.blocking(desk -> "old, by one who read before the commit"));
    assertThat(transactions.afterCommit).hasSize(1);
    transactions.commit();

    assertThat(cache.getIfPresent(1, OFFICE, 1)).isNull();
    assertThat(told).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("removals")
  void removal_rolledBack_isDoneOnce(String name, Consumer<DeskCache> removal) {
    transactions.run(() -> removal.accept(async));
    cache.get(1, OFFICE, 1, Loader.blocking(desk -> "as it is"));

    assertThat(cache.getIfPresent(1, OFFICE, 1)).isEqualTo("as it is");
  }

  @Test
  void put_committed_isPutThen() {
    cache.put(1, OFFICE, 1, "old");

    transactions.run(() -> cache.put(1, OFFICE, 1, "new"));
    assertThat(cache.getIfPresent(1, OFFICE, 1)).as("it may be rolled back").isNull();
    transactions.commit();

    assertThat(cache.getIfPresent(1, OFFICE, 1)).isEqualTo("new");
  }

  @Test
  void put_rolledBack_isPutNowhere() {
    transactions.run(() -> cache.put(1, OFFICE, 1, "never was"));

    assertThat(cache.getIfPresent(1, OFFICE, 1)).isNull();
  }

  @Test
  void putAll_committed_isPutThenAndAtOnce() {
    transactions.run(() -> cache.putAllNodes(Map.of(ONE, "one", TWO, "two")));
    assertThat(cache.getIfPresent(1, OFFICE, 2)).isNull();
    assertThat(transactions.afterCommit).hasSize(1);
    transactions.commit();

    assertThat(cache.getIfPresent(1, OFFICE, 1)).isEqualTo("one");
    assertThat(cache.getIfPresent(1, OFFICE, 2)).isEqualTo("two");
  }

  @Test
  void write_nobodyKnowsTheEnd_isDoneAtOnce() {
    transactions.isKnown = false;

    transactions.run(() -> cache.put(1, OFFICE, 1, "put"));
    assertThat(cache.getIfPresent(1, OFFICE, 1)).isEqualTo("put");
    transactions.run(() -> cache.invalidate(1, OFFICE, 1));
    assertThat(cache.getIfPresent(1, OFFICE, 1)).isNull();
  }

  @Test
  void invalidate_tierFailsAfterTheCommit_isToldNotThrownAndNotServed() {
    cache.put(1, OFFICE, 1, "old");

    transactions.run(() -> cache.invalidate(1, OFFICE, 1));
    cache.get(1, OFFICE, 1, Loader.blocking(desk -> "old, by one who read before the commit"));
    redis.fault(StorageFault.FAIL);
    transactions.commit();

    assertThat(told).hasSize(1);
    assertThat(told.get(0).method()).isEqualTo("Desk.invalidate");
    assertThat(told.get(0).node()).isEqualTo(ONE);
    assertThat(cache.getIfPresent(1, OFFICE, 1)).isNull();
  }
}
