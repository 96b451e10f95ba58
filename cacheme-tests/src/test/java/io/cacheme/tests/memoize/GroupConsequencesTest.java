package io.cacheme.tests.memoize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.TierException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageFault;
import io.cacheme.tests.memoize.Desk.Office;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups that end because a method has succeeded, by a decorator that the processor wrote. */
class GroupConsequencesTest {

  private static final Office UP = new Office("Bonn", 3);
  private static final Office DOWN = new Office("Bonn", 0);

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final FaultyRemoteStorage redis = new FaultyRemoteStorage(memory);
  private final List<CachemeListener.FailedConsequence> told = new ArrayList<>();
  private final Cacheme cacheme = builder(redis).listener(new Failures()).build();
  private final Cacheme other = builder(new FaultyRemoteStorage(memory)).build();
  private final Table table = new Table();
  private final DeskCache cache = DeskCache.create(cacheme);
  private final DeskCache others = DeskCache.create(other);
  private final Desks desks = new DesksMemoized(table, cache);

  /** What the application has. */
  private static final class Table implements Desks {

    private String occupant = "Ann";
    private @Nullable RuntimeException failure;

    @Override
    public String occupant(long tenantId, Office office, int number) {
      return occupant;
    }

    @Override
    public void rename(long tenantId, String name) {
      occupant = name;
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public CompletionStage<Plan> rebuild(String what) {
      return CompletableFuture.completedFuture(new Plan(UP.city(), UP.floor()));
    }

    @Override
    public int renameAll(Collection<Long> tenantIds) {
      return tenantIds.size();
    }
  }

  private Cacheme.Builder builder(FaultyRemoteStorage storage) {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .storage("local", new InMemoryLocalStorage())
        .storage("my-redis", storage);
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
    other.close();
  }

  private void cached() {
    for (Office office : List.of(UP, DOWN)) {
      for (long tenant = 1; tenant <= 3; tenant++) {
        assertThat(desks.occupant(tenant, office, 1)).isEqualTo("Ann");
      }
    }
  }

  private boolean isCached(long tenant, Office office) {
    return cache.sync().getIfPresent(tenant, office, 1) != null;
  }

  @Test
  void call_succeeds_endsTheGroupAndNoOther() {
    cached();

    desks.rename(2, "Bob");

    assertThat(desks.occupant(2, UP, 1)).isEqualTo("Bob");
    assertThat(desks.occupant(2, DOWN, 1)).isEqualTo("Bob");
    assertThat(desks.occupant(1, UP, 1)).isEqualTo("Ann");
    assertThat(others.sync().getIfPresent(2, UP, 2)).isNull();
    assertThat(told).isEmpty();
  }

  @Test
  void call_fails_endsNothing() {
    cached();
    table.failure = new IllegalStateException("no");

    assertThatThrownBy(() -> desks.rename(2, "Bob")).isSameAs(table.failure);

    assertThat(isCached(2, UP)).isTrue();
  }

  @Test
  void call_resultHasTheNestedComponents_endsThatGroup() {
    cached();

    Await.value(desks.rebuild("desks"));

    assertThat(isCached(1, UP)).isFalse();
    assertThat(isCached(3, UP)).isFalse();
    assertThat(isCached(1, DOWN)).isTrue();
  }

  @Test
  void call_parameterIsWhereTheTemplateBegins_endsThatGroup() {
    cached();

    desks.paint(UP);

    assertThat(isCached(1, UP)).isFalse();
    assertThat(isCached(1, DOWN)).isTrue();
  }

  @Test
  void call_parameterIsTheNodeItself_endsItsGroup() {
    cached();

    desks.clean(new Desk(7, DOWN, 9));

    assertThat(isCached(1, UP)).isTrue();
    assertThat(isCached(1, DOWN)).isFalse();

    desks.cleanAll(List.of(new Desk(7, UP, 9)));

    assertThat(isCached(1, UP)).isFalse();
  }

  @Test
  void callForMany_endsEach_oneThatIsNoneIsTold() {
    cached();

    assertThat(desks.renameAll(Arrays.asList(1L, null, 3L))).isEqualTo(3);

    assertThat(isCached(1, UP)).isFalse();
    assertThat(isCached(2, UP)).isTrue();
    assertThat(isCached(3, DOWN)).isFalse();
    assertThat(told)
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.node()).isNull();
              assertThat(failed.failure()).isInstanceOf(NullPointerException.class);
            });
  }

  @Test
  void tierFails_theCallSucceeds_isToldAndTriedAgain() {
    cached();
    redis.fault(StorageFault.FAIL);

    desks.rename(2, "Bob"); // throws nothing

    assertThat(told)
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.method()).isEqualTo("Desks.rename");
              assertThat(failed.node()).hasToString("Desk[tenant:{tenantId}]");
              assertThat(failed.failure()).isInstanceOf(TierException.class);
            });
    assertThat(desks.occupant(2, UP, 1)).isEqualTo("Bob");

    redis.heal();
    scheduler.advance(Duration.ofSeconds(40));
    assertThat(others.sync().getIfPresent(2, UP, 1)).isNotEqualTo("Ann");
    assertThat(others.sync().getIfPresent(2, DOWN, 1)).isNotEqualTo("Ann");
  }
}
