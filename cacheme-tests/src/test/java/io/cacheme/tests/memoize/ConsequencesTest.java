package io.cacheme.tests.memoize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.TierException;
import io.cacheme.spi.TransactionProbe;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import io.cacheme.tests.memoize.Profiles.Form;
import io.cacheme.tests.memoize.Profiles.User;
import io.cacheme.testservers.LogCapture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows the success of a method, by a decorator that the processor wrote. */
class ConsequencesTest {

  private final LogCapture log = new LogCapture();
  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final FaultyRemoteStorage redis = new FaultyRemoteStorage(memory);
  private final List<CachemeListener.FailedConsequence> told = new ArrayList<>();
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
  private final ProfileCache cache = ProfileCache.create(cacheme);
  private final ProfileTable table = new ProfileTable();
  private final Profiles profiles = new ProfilesMemoized(table, cache);

  /** Of the one thread of the test. */
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

    void end(boolean commits) {
      isOpen = false;
      if (commits) {
        afterCommit.forEach(Runnable::run);
      }
      afterCommit.clear();
    }
  }

  @AfterEach
  void close() {
    StatsIdentity.assertHolds(cache.stats());
    cacheme.close();
    log.close();
  }

  private void cached(long... ids) {
    for (long id : ids) {
      table.names.putIfAbsent(id, "old " + id);
      assertThat(profiles.name(id)).isEqualTo(table.names.get(id));
      assertThat(isCached(id)).isTrue();
    }
  }

  private boolean isCached(long id) {
    return cache.sync().getIfPresent(id) != null;
  }

  @Test
  void call_succeeds_isSeenByTheNextRead() throws IOException {
    cached(7, 8);

    profiles.rename(7, "new");

    assertThat(profiles.name(7)).isEqualTo("new");
    assertThat(isCached(8)).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void call_fails_throwsThatAndInvalidatesNothing() {
    cached(7);
    table.failure = new IOException("no");

    assertThatThrownBy(() -> profiles.rename(7, "new")).isSameAs(table.failure);
    assertThat(isCached(7)).isTrue();
  }

  @Test
  void call_resultHasTheKey_invalidatesThat() {
    cached(7, 8);

    assertThat(profiles.save(new User(null, "new"))).isEqualTo(new User(7L, "new"));

    assertThat(isCached(7)).isFalse();
    assertThat(isCached(8)).isTrue();
  }

  @Test
  void call_noResult_invalidatesNothing() {
    cached(7);
    table.answersNull = true;

    assertThat(profiles.save(new User(7L, "new"))).isNull();
    assertThat(profiles.register("new")).isNull();
    assertThat(profiles.registerLater("new")).isNull();

    assertThat(isCached(7)).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void call_severalOfOneNode_invalidatesEach() {
    cached(7, 8);

    profiles.swap(new User(7L, "a"), new User(8L, "b"));

    assertThat(isCached(7)).isFalse();
    assertThat(isCached(8)).isFalse();
  }

  @Test
  void call_optionalResult_isLookedInto() {
    cached(7);

    assertThat(profiles.register("")).isEmpty();
    assertThat(isCached(7)).isTrue();
    assertThat(profiles.register("new")).contains(new User(7L, "new"));
    assertThat(isCached(7)).isFalse();
  }

  @Test
  void call_mapped_takesOneParameterOfSeveral() {
    cached(7);

    profiles.submit(new Form("7"), 3);

    assertThat(isCached(7)).isFalse();
  }

  @Test
  void call_keyCannotBeMade_isToldAndSucceedsAllTheSame() {
    cached(7);

    profiles.submit(new Form("seven"), 3);

    assertThat(isCached(7)).isTrue();
    assertThat(told)
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.node()).isNull();
              assertThat(failed.method()).isEqualTo("Profiles.submit");
              assertThat(failed.failure()).isInstanceOf(NumberFormatException.class);
            });
  }

  @Test
  void callLater_succeeds_isAnsweredWhenItIsInvalidated() {
    cached(7);
    table.later = new CompletableFuture<>();
    CompletionStage<String> renamed = profiles.renameLater(7, "new");
    redis.fault(StorageFault.DELAY);

    assertThat(isCached(7)).as("before the method has ended").isTrue();
    table.later.complete("done");
    assertThat(renamed.toCompletableFuture()).isNotDone();
    redis.heal();
    redis.release();

    assertThat(Await.value(renamed)).isEqualTo("done");
    assertThat(profiles.name(7)).isEqualTo("new");
  }

  @Test
  void callLater_fails_failsWithThatAndInvalidatesNothing() {
    cached(7);
    IOException failure = new IOException("no");
    table.later = CompletableFuture.failedFuture(failure);

    assertThat(Await.failure(profiles.renameLater(7, "new"))).isSameAs(failure);
    assertThat(isCached(7)).isTrue();
  }

  @Test
  void callLater_optionalResult_isLookedInto() {
    cached(7);

    assertThat(Await.value(profiles.registerLater("new"))).contains(new User(7L, "new"));
    assertThat(isCached(7)).isFalse();
  }

  @Test
  void callForMany_invalidatesEach() {
    cached(7, 8, 9);

    assertThat(profiles.deleteAll(List.of(7L, 9L))).isEqualTo(2);

    assertThat(isCached(7)).isFalse();
    assertThat(isCached(8)).isTrue();
    assertThat(isCached(9)).isFalse();
  }

  @Test
  void callForMany_oneIsNull_invalidatesTheOthersAndTells() {
    cached(7, 8);

    assertThat(profiles.deleteAll(Arrays.asList(7L, null, 8L))).isEqualTo(3);

    assertThat(isCached(7)).isFalse();
    assertThat(isCached(8)).isFalse();
    assertThat(told).hasSize(1);
  }

  @Test
  void callForManyLater_collectionIsChangedMeanwhile_invalidatesThoseOfTheCall() {
    cached(7, 8);
    List<Long> ids = new ArrayList<>(List.of(7L, 8L));
    CompletionStage<Void> deleted = profiles.deleteAllLater(ids);
    ids.clear();
    table.deletedLater.complete(null);

    assertThat(Await.value(deleted)).isNull();
    assertThat(isCached(7)).isFalse();
    assertThat(isCached(8)).isFalse();
  }

  @Test
  void put_isAnsweredByTheCache() {
    cached(7);

    assertThat(profiles.put(7, "new")).isEqualTo("new");

    table.names.put(7L, "is not asked");
    assertThat(profiles.name(7)).isEqualTo("new");
    assertThat(Await.value(profiles.putLater(7, "newer"))).contains("newer");
    assertThat(profiles.name(7)).isEqualTo("newer");
  }

  @Test
  void put_nothing_invalidates() {
    cached(7, 8);

    assertThat(profiles.put(7, null)).isNull();
    assertThat(Await.value(profiles.putLater(8, null))).isEmpty();

    assertThat(isCached(7)).isFalse();
    assertThat(isCached(8)).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void putForMany_putsWhatTheMapHasAndInvalidatesTheRest() {
    cached(1, 2, 3);

    profiles.putAll(List.of(1L, 2L));

    assertThat(cache.sync().getIfPresent(1L)).isEqualTo("all");
    assertThat(isCached(2)).isFalse();
    assertThat(isCached(3)).isTrue();
  }

  @Test
  void invalidation_tierFails_theResultIsTheMethodsAndTheOldValueIsNotServed() {
    cached(7);
    redis.fault(StorageFault.FAIL);

    assertThat(profiles.save(new User(7L, "new"))).isEqualTo(new User(7L, "new"));
    assertThat(Await.value(profiles.renameLater(7, "newer"))).isEqualTo("done");

    assertThat(profiles.name(7)).isEqualTo("newer");
    assertThat(told).hasSize(2);
    assertThat(told.get(0).method()).isEqualTo("Profiles.save");
    assertThat(told.get(0).node()).isEqualTo(new Profile(7));
    assertThat(told.get(0).spec()).isSameAs(cache.asNodeCache().spec());
    assertThat(told.get(0).failure())
        .isInstanceOfSatisfying(
            TierException.class, e -> assertThat(e.tiers()).containsExactly("my-redis"));
    assertThat(log.text())
        .containsOnlyOnce("its consequence for Profile was not carried out in full")
        .contains("Profiles.save succeeded")
        .contains("\"my-redis\"")
        .doesNotContain("newer");
  }

  @Test
  void invalidation_tierFailed_isTriedAgainUntilItIsDone() {
    cached(7);
    assertThat(memory.keys()).isNotEmpty();
    byte[] old = memory.peek("cacheme:profile:7:v1");
    redis.fault(StorageFault.FAIL);
    profiles.save(new User(7L, "new"));
    scheduler.advance(Duration.ofSeconds(5));
    assertThat(memory.peek("cacheme:profile:7:v1")).as("it still fails").isEqualTo(old);

    redis.heal();
    scheduler.advance(Duration.ofSeconds(11));

    assertThat(memory.peek("cacheme:profile:7:v1")).as("the old entry").isNotEqualTo(old);
    assertThat(cacheme.describe()).doesNotContain("not read");
    assertThat(isCached(7)).isFalse();
  }

  @Test
  void put_tierFailed_theOldEntryIsRemovedLater() {
    cached(7);
    byte[] old = memory.peek("cacheme:profile:7:v1");
    redis.fault(StorageFault.FAIL);

    assertThat(profiles.put(7, "new")).isEqualTo("new");
    assertThat(told).hasSize(1);

    redis.heal();
    scheduler.advance(Duration.ofSeconds(11));
    assertThat(memory.peek("cacheme:profile:7:v1")).isNotEqualTo(old);
    assertThat(profiles.name(7)).isEqualTo("new");
  }

  @Test
  void invalidation_tierHangs_theCallerWaitsForAWhileOnly() {
    cached(7);
    redis.fault(StorageOperation.PUT_TOMBSTONE, StorageFault.HANG);
    redis.fault(StorageOperation.REMOVE, StorageFault.HANG);

    CompletionStage<String> renamed = profiles.renameLater(7, "new");
    assertThat(renamed.toCompletableFuture()).isNotDone();
    scheduler.advance(Duration.ofMillis(2_100));

    assertThat(Await.value(renamed)).isEqualTo("done");
    assertThat(told).hasSize(1);
    assertThat(profiles.name(7)).isEqualTo("new");
  }

  @Test
  void invalidation_threadIsInterrupted_theResultIsTheMethods() {
    cached(7);
    redis.fault(StorageFault.DELAY);
    Thread.currentThread().interrupt();

    assertThat(profiles.save(new User(7L, "new"))).isEqualTo(new User(7L, "new"));

    assertThat(Thread.interrupted()).isTrue();
    redis.heal();
    redis.release();
    assertThat(profiles.name(7)).isEqualTo("new");
  }

  @Test
  void invalidation_cacheIsClosed_theResultIsTheMethods() {
    cacheme.close();

    assertThat(profiles.save(new User(7L, "new"))).isEqualTo(new User(7L, "new"));
    assertThat(told).hasSize(1);
  }

  @Test
  void transaction_committed_isInvalidatedAtOnceAndAgain() {
    cached(7);
    transactions.isOpen = true;
    profiles.save(new User(7L, "new"));
    assertThat(isCached(7)).as("the transaction sees its own write").isFalse();
    transactions.isOpen = false;
    cache.sync().put(7, "old, by one who read before the commit");
    transactions.isOpen = true;

    transactions.end(true);

    assertThat(profiles.name(7)).isEqualTo("new");
  }

  @Test
  void transaction_committed_isPutThen() {
    cached(7);
    transactions.isOpen = true;
    profiles.put(7, "new");
    assertThat(isCached(7)).as("it may be rolled back").isFalse();

    transactions.end(true);

    assertThat(cache.sync().getIfPresent(7)).isEqualTo("new");
  }

  @Test
  void transaction_rolledBack_putsNothing() {
    cached(7);
    transactions.isOpen = true;
    profiles.put(7, "never was");

    transactions.end(false);

    assertThat(isCached(7)).isFalse();
  }

  @Test
  void transaction_nobodyKnowsItsEnd_isInvalidatedAtOnceAndToldOnce() {
    cached(7, 8);
    transactions.isOpen = true;
    transactions.isKnown = false;
    profiles.put(7, "never was");
    profiles.save(new User(8L, "new"));
    transactions.isOpen = false;

    assertThat(isCached(7)).isFalse();
    assertThat(isCached(8)).isFalse();
    assertThat(log.text())
        .containsOnlyOnce("Profiles.put was called in a transaction")
        .doesNotContain("Profiles.save was called in a transaction");
  }

  @Test
  void transaction_tierFailsAfterTheCommit_isToldAndNotThrown() {
    cached(7);
    transactions.isOpen = true;
    profiles.save(new User(7L, "new"));
    redis.fault(StorageFault.FAIL);

    transactions.end(true);

    assertThat(told).hasSize(1);
    assertThat(profiles.name(7)).isEqualTo("new");
  }
}
