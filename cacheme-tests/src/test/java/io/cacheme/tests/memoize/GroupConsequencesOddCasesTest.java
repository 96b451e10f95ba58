package io.cacheme.tests.memoize;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.Peek;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import io.cacheme.tests.memoize.Desk.Office;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups that end because a method has succeeded, where the storage does not do as it should. */
class GroupConsequencesOddCasesTest {

  private static final Office UP = new Office("Bonn", 3);

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final FaultyRemoteStorage redis = new FaultyRemoteStorage(memory);
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .scheduler(scheduler)
          .completeOnStorageThreads()
          .storage("local", new InMemoryLocalStorage())
          .storage("my-redis", redis)
          .build();
  private final Table table = new Table();
  private final DeskCache cache = DeskCache.create(cacheme);
  private final Desks desks = new DesksMemoized(table, cache);

  private static final class Table implements Desks {

    private volatile String occupant = "Ann";

    @Override
    public String occupant(long tenantId, Office office, int number) {
      return occupant;
    }

    @Override
    public void rename(long tenantId, String name) {
      occupant = name;
    }

    @Override
    public CompletionStage<Plan> rebuild(String what) {
      return CompletableFuture.completedFuture(new Plan(UP.city(), UP.floor()));
    }

    @Override
    public int renameAll(Collection<Long> tenantIds) {
      int all = tenantIds.size();
      tenantIds.clear();
      return all;
    }
  }

  @AfterEach
  void close() {
    cacheme.close();
  }

  private <T> T inTime(String what, Supplier<T> call) {
    CompletableFuture<T> called = CompletableFuture.supplyAsync(call);
    Await.until(
        what,
        () -> {
          scheduler.advance(Duration.ofMillis(50));
          return called.isDone();
        });
    return Await.value(called);
  }

  @Test
  void eachFault_ofEachOperation_theCallSucceedsAndNothingOlderIsServed() {
    for (StorageFault fault :
        List.of(
            StorageFault.FAIL, StorageFault.LOSE_ANSWER, StorageFault.THROW, StorageFault.HANG)) {
      for (StorageOperation operation : StorageOperation.values()) {
        String name = fault + " " + operation;
        inTime("cached", () -> desks.occupant(1, UP, 1));
        redis.fault(operation, fault);

        inTime(
            name + " is written",
            () -> {
              desks.rename(1, name);
              return "";
            });

        assertThat(inTime(name + " is read", () -> desks.occupant(1, UP, 1))).isEqualTo(name);
        redis.heal();
        redis.release();
        scheduler.advance(Duration.ofSeconds(40));
        assertThat(cacheme.describe()).as(name).doesNotContain("not read");
        assertThat(inTime(name + " is read", () -> desks.occupant(1, UP, 1))).isEqualTo(name);
      }
    }
  }

  @Test
  void peek_storageHangs_isToldInTime() {
    desks.occupant(1, UP, 1);
    scheduler.advance(Duration.ofSeconds(5));
    redis.fault(StorageFault.HANG);

    Peek peek = inTime("peeked", () -> cache.peek(2, UP, 1).join());

    assertThat(peek.tiers().get(1).state()).isIn(Peek.State.FAILED, Peek.State.BYPASSED);
    redis.heal();
    redis.release();
  }

  @Test
  void callForMany_methodWorksOffItsCollection_endsThoseOfTheCall() {
    desks.occupant(1, UP, 1);
    desks.occupant(2, UP, 1);

    assertThat(desks.renameAll(new ArrayList<>(List.of(1L, 2L)))).isEqualTo(2);

    assertThat(cache.sync().getIfPresent(1, UP, 1)).isNull();
    assertThat(cache.sync().getIfPresent(2, UP, 1)).isNull();
  }
}
