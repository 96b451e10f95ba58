package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller in a transaction reads reaches nobody else by way of the cache. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class TransactionTest {

  private final Database database = new Database(4);

  @RegisterExtension
  final House house =
      new House().with(builder -> builder.transactionProbe(database::isInTransaction));

  private NodeCache<Item, String> items(Tiers tiers) {
    return house.bind(
        Specs.itemOrNone(tiers),
        Loads.by(Loader.<Item, String>blocking(item -> database.find(item.id())))
            .bulk(
                BulkLoader.blocking(
                    all -> {
                      Map<Item, String> found = new HashMap<>();
                      all.forEach(item -> found.put(item, database.find(item.id())));
                      return found;
                    })));
  }

  private <T> T transactional(Callable<T> work) {
    return Callers.start("transaction", () -> database.inTransaction(work)).value();
  }

  private static String kept(NodeCache<Item, String> items, long id) {
    return Callers.value(items.getIfPresent(Item.of(id)));
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_snapshotOlderThanAnInvalidate_isNotKept(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    database.save(7, "old");
    String seen =
        transactional(
            () -> {
              database.find(0);
              Callers.value(
                  Callers.call(
                      "writer",
                      () -> {
                        database.save(7, "new");
                        items.sync().invalidate(Item.of(7));
                      }));
              return items.sync().get(Item.of(7));
            });
    assertThat(seen).as("by the transaction").isEqualTo("old");
    assertThat(kept(items, 7)).isNull();
    assertThat(Callers.value(items.get(Item.of(7)))).isEqualTo("new");
  }

  @ParameterizedTest
  @EnumSource
  void syncGetAll_snapshotOlderThanAnInvalidate_isNotKept(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    database.save(7, "old");
    Map<Item, String> seen =
        transactional(
            () -> {
              database.find(0);
              Callers.value(
                  Callers.call(
                      "writer",
                      () -> {
                        database.save(7, "new");
                        items.sync().invalidate(Item.of(7));
                      }));
              return items.sync().getAll(Item.all(7, 8));
            });
    assertThat(seen).isEqualTo(Map.of(Item.of(7), "old"));
    assertThat(kept(items, 7)).isNull();
    database.save(8, "now there");
    assertThat(Callers.value(items.getAll(Item.all(7, 8)))).containsValues("new", "now there");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_snapshotOlderThanAnInsert_absenceIsNotKept(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    String seen =
        transactional(
            () -> {
              database.find(0);
              Callers.value(Callers.call("writer", () -> database.save(7, "new")));
              return items.sync().get(Item.of(7));
            });
    assertThat(seen).isNull();
    assertThat(Callers.value(items.get(Item.of(7)))).isEqualTo("new");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_saveAndRollBack_leavesNothingInAnyTier(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    String seen =
        Callers.start(
                "transaction",
                () ->
                    database.inTransactionRolledBack(
                        () -> {
                          database.save(7, "never was");
                          return items.sync().get(Item.of(7));
                        }))
            .value();
    assertThat(seen).isEqualTo("never was");
    assertThat(house.local.size()).isZero();
    assertThat(house.memory.keys()).isEmpty();
    assertThat(house.remote.stored.keys()).isEmpty();
    assertThat(Callers.value(items.get(Item.of(7)))).isNull();
  }

  /** Its load may run on the caller's thread, where it would see what may be rolled back. */
  @ParameterizedTest
  @EnumSource
  void asyncGet_stageIsMadeOnTheCallersThread_isOutsideOfItsTransaction(Tiers tiers) {
    NodeCache<Item, String> items =
        house.bind(
            Specs.itemOrNone(tiers),
            Loads.by(item -> CompletableFuture.completedFuture(database.find(item.id()))));
    Callers.start(
            "transaction",
            () ->
                database.inTransactionRolledBack(
                    () -> {
                      database.save(7, "never was");
                      return Callers.value(items.get(Item.of(7)));
                    }))
        .value();
    Callers.start(
            "transaction",
            () ->
                database.inTransactionRolledBack(
                    () -> {
                      database.save(8, "never was");
                      return Callers.value(items.getAll(Item.all(8)));
                    }))
        .value();
    assertThat(kept(items, 7)).isNull();
    assertThat(kept(items, 8)).isNull();
  }

  /** What it loads replaces what all others see, so that it is not what may be rolled back. */
  @ParameterizedTest
  @EnumSource
  void syncRefresh_saveAndRollBack_putsNothingOfThatIntoATier(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    database.save(7, "old");
    database.save(8, "old");
    rolledBack(
        8,
        () -> {
          items.sync().refresh(Item.of(7));
          return items.sync().refreshAll(Item.all(7, 8));
        });
    assertThat(kept(items, 7)).isEqualTo("old");
    assertThat(kept(items, 8)).isEqualTo("old");
  }

  @ParameterizedTest
  @EnumSource
  void asyncRefresh_stageIsMadeOnTheCallersThread_isOutsideOfItsTransaction(Tiers tiers) {
    NodeCache<Item, String> items =
        house.bind(
            Specs.itemOrNone(tiers),
            Loads.by(item -> CompletableFuture.completedFuture(database.find(item.id()))));
    database.save(7, "old");
    database.save(8, "old");
    rolledBack(
        8,
        () -> {
          Callers.value(items.refresh(Item.of(7)));
          return Callers.value(items.refreshAll(Item.all(8)));
        });
    assertThat(kept(items, 7)).isEqualTo("old");
    assertThat(kept(items, 8)).isEqualTo("old");
  }

  /** Where callbacks run on the thread that has the answer, that is the caller's own. */
  @ParameterizedTest
  @EnumSource
  void asyncCalls_callbacksRunOnTheCallersThread_loadOutsideOfItsTransaction(Tiers tiers) {
    house.with(Cacheme.Builder::completeOnStorageThreads);
    NodeCache<Item, String> items =
        house.bind(
            Specs.itemOrNone(tiers),
            Loads.by(item -> CompletableFuture.completedFuture(database.find(item.id()))));
    rolledBack(4, () -> asyncCalls(items));
    assertNothingKept(items, 4);
  }

  /** An executor may be one that runs what it is given on the thread that gives it. */
  @ParameterizedTest
  @EnumSource
  void asyncCalls_loadThreadIsTheCallersOwn_loadOutsideOfItsTransaction(Tiers tiers) {
    house.with(builder -> builder.loadExecutor(Runnable::run));
    NodeCache<Item, String> items = items(tiers);
    rolledBack(
        6,
        () -> {
          asyncCalls(items);
          items.sync().refresh(Item.of(5));
          return items.sync().refreshAll(Item.all(6));
        });
    assertNothingKept(items, 6);
  }

  private static Object asyncCalls(NodeCache<Item, String> items) {
    Callers.value(items.get(Item.of(1)));
    Callers.value(items.getAll(Item.all(2)));
    Callers.value(items.refresh(Item.of(3)));
    return Callers.value(items.refreshAll(Item.all(4)));
  }

  /** Items of 1 to {@code last} are saved and asked for in a transaction that is rolled back. */
  private void rolledBack(long last, Callable<?> asked) {
    Callers.start(
            "transaction",
            () ->
                database.inTransactionRolledBack(
                    () -> {
                      for (long id = 1; id <= last; id++) {
                        database.save(id, "never was");
                      }
                      return asked.call();
                    }))
        .value();
  }

  private static void assertNothingKept(NodeCache<Item, String> items, long last) {
    for (long id = 1; id <= last; id++) {
      assertThat(kept(items, id)).as("of %d", id).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_inATransaction_isAnsweredByTheTiers(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    Callers.value(items.put(Item.of(7), "kept"));
    if (tiers == Tiers.BOTH) {
      house.local.evictAll();
    }
    assertThat(transactional(() -> items.sync().get(Item.of(7)))).isEqualTo("kept");
    assertThat(transactional(() -> items.sync().getAll(Item.all(7))))
        .isEqualTo(Map.of(Item.of(7), "kept"));
    assertThat(database.finds).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource
  void put_inATransaction_isKept(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    transactional(
        () -> {
          items.sync().put(Item.of(7), "put");
          return null;
        });
    assertThat(kept(items, 7)).isEqualTo("put");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadFailsInATransaction_failsAloneWithThat(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    IllegalStateException failure = new IllegalStateException("deadlock found");
    Loader<Item, String> failing =
        Loader.blocking(
            item -> {
              throw failure;
            });
    Throwable seen =
        transactional(() -> catchThrowable(() -> items.sync().get(Item.of(7), failing)));
    assertThat(seen).isSameAs(failure);
    database.save(7, "there");
    CompletableFuture<String> later = items.get(Item.of(7));
    assertThat(Callers.value(later)).isEqualTo("there");
  }
}
