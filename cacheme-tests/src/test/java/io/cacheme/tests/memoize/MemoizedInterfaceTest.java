package io.cacheme.tests.memoize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cacheme.Cacheme;
import io.cacheme.LoadException;
import io.cacheme.codec.InvalidKeyException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.tests.memoize.Tariffs.Parcel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A decorator that the processor wrote, over a real cache. */
class MemoizedInterfaceTest {

  private final Cacheme cacheme =
      Cacheme.builder().storage("local", "local://lru?size=100").build();
  private final TariffCache costs = TariffCache.create(cacheme);
  private final DistanceCache distances = DistanceCache.create(cacheme);
  private final TariffTable table = new TariffTable();
  private final Tariffs tariffs = new TariffsMemoized(table, costs, distances);

  @AfterEach
  void close() {
    StatsIdentity.assertHolds(costs.stats());
    StatsIdentity.assertHolds(distances.stats());
    cacheme.close();
  }

  @Test
  void call_again_isAnsweredByTheCacheAndCounted() throws IOException {
    assertThat(tariffs.cost("north", 2)).isEqualTo(new Tariff.Cost(502));
    assertThat(tariffs.cost("north", 2)).isEqualTo(new Tariff.Cost(502));

    assertThat(table.asked).containsExactly("cost north 2");
    assertThat(costs.stats().requestCount()).isEqualTo(2);
    assertThat(costs.stats().hitCount()).isEqualTo(1);
    assertThat(costs.stats().loadCount()).isEqualTo(1);
  }

  @Test
  void call_manyThreadsAtOnce_loadOnce() {
    List<CompletableFuture<Tariff.Cost>> answers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      answers.add(CompletableFuture.supplyAsync(() -> tariffs.cost(2, "north", Locale.ROOT)));
    }

    answers.forEach(answer -> assertThat(Await.value(answer)).isEqualTo(new Tariff.Cost(502)));
    assertThat(table.asked).hasSize(1);
  }

  @Test
  void call_parametersInAnotherOrderAndIgnored_sharesTheEntry() throws IOException {
    tariffs.cost("north", 2);

    assertThat(tariffs.cost(2, "north", Locale.ROOT)).isEqualTo(new Tariff.Cost(502));
    assertThat(tariffs.find("north", 2L)).contains(new Tariff.Cost(502));
    assertThat(tariffs.find(new Parcel("any", "north", 2))).contains(new Tariff.Cost(502));
    assertThat(Await.value(tariffs.costLater("north", 2))).isEqualTo(new Tariff.Cost(502));
    assertThat(table.asked).containsExactly("cost north 2");
  }

  @Test
  void call_ignoredParameter_isHandedOn() {
    tariffs.cost(2, "north", Locale.GERMANY);

    assertThat(table.asked).containsExactly("cost north 2 de_DE");
  }

  @Test
  void call_checkedExceptionDeclared_isThrownAsItIs() {
    table.failure = new FileNotFoundException("tariffs.csv");

    assertThatThrownBy(() -> tariffs.cost("north", 2)).isSameAs(table.failure);
    table.failure = null;
    assertThat(tariffs.find("north", 2L)).isPresent();
  }

  @Test
  void call_checkedExceptionByTypeArgument_isThrownAsItIs() {
    table.failure = new IOException("no");

    assertThatThrownBy(() -> tariffs.far("north")).isSameAs(table.failure);
  }

  @Test
  void call_checkedExceptionNotDeclared_isWrapped() {
    table.failure = new TimeoutException("later");

    assertThatThrownBy(() -> tariffs.cost("north", 2))
        .isInstanceOf(LoadException.class)
        .hasCause(table.failure);
    assertThatThrownBy(() -> tariffs.find("north", 2L))
        .isInstanceOf(LoadException.class)
        .hasCause(table.failure);
  }

  @Test
  void call_uncheckedExceptionOrError_isThrownAsItIs() {
    for (Throwable failure : List.of(new IllegalStateException("no"), new AssertionError("no"))) {
      table.failure = failure;
      assertThatThrownBy(() -> tariffs.cost("north", 2)).isSameAs(failure);
    }
  }

  @Test
  void call_nothingFound_isRememberedAsAbsence() {
    table.empty = true;

    assertThat(tariffs.find("north", 2L)).isEmpty();
    assertThat(tariffs.find("north", 2L)).isEmpty();
    assertThat(tariffs.cost(2, "north", Locale.ROOT)).isNull();
    assertThat(Await.value(tariffs.findLater(new Tariff("north", 2)))).isEmpty();
    assertThat(table.asked).containsExactly("find north 2");
  }

  @Test
  void call_primitiveResult_isBoxedAndUnboxed() {
    assertThat(tariffs.distance("north")).isEqualTo(5);
    assertThat(tariffs.distance("north")).isEqualTo(5);
    assertThat(table.asked).containsExactly("distance north");
  }

  @Test
  void call_primitiveResultOfAnAbsentValue_saysSo() {
    Await.value(distances.get("nowhere", node -> CompletableFuture.completedFuture(null)));

    assertThatThrownBy(() -> tariffs.distance("nowhere"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("Tariffs.distance has no value, and an int cannot say so");
  }

  @Test
  void call_nullComponent_isRefusedAtOnce() {
    assertThatThrownBy(() -> tariffs.cost(null, 2))
        .isInstanceOf(InvalidKeyException.class)
        .hasMessageContaining("zone");
    assertThat(table.asked).isEmpty();
  }

  @Test
  void callLater_whileOneRuns_joinsIt() {
    table.later = new CompletableFuture<>();
    CompletionStage<Tariff.Cost> first = tariffs.costLater("north", 2);
    CompletionStage<Tariff.Cost> second = tariffs.costLater("north", 2);
    table.later.complete(new Tariff.Cost(1));

    assertThat(Await.value(first)).isEqualTo(new Tariff.Cost(1));
    assertThat(Await.value(second)).isEqualTo(new Tariff.Cost(1));
    assertThat(table.asked).hasSize(1);
  }

  @Test
  void callLater_fails_failsWithTheCause() {
    IOException failure = new IOException("no");
    table.later = CompletableFuture.failedFuture(failure);

    assertThat(Await.failure(tariffs.costLater("north", 2))).isSameAs(failure);
  }

  @Test
  void callLater_throwsAtOnce_failsTheStage() {
    table.failure = new IllegalArgumentException("no");

    assertThat(Await.failure(tariffs.findLater(new Tariff("north", 2)))).isSameAs(table.failure);
  }

  @Test
  void callForMany_someCached_asksForTheRestAtOnceInOrder() throws IOException {
    tariffs.cost("north", 2);

    Map<Long, Tariff.Cost> found = tariffs.costs("north", List.of(3L, 2L, 1L, 3L));

    assertThat(table.asked).containsExactly("cost north 2", "costs north [3, 1]");
    assertThat(found)
        .containsExactly(
            Map.entry(3L, new Tariff.Cost(503)),
            Map.entry(2L, new Tariff.Cost(502)),
            Map.entry(1L, new Tariff.Cost(501)));
  }

  @Test
  void callForMany_cachesEach() throws IOException {
    tariffs.costs("north", List.of(1L, 2L));
    tariffs.cost("north", 1);
    tariffs.costs("north", List.of(2L, 1L));

    assertThat(table.asked).hasSize(1);
  }

  @Test
  void callForMany_aSet_isHandedASet() {
    assertThat(tariffs.distances(Set.of("north"))).isEqualTo(Map.of("north", 5));
    assertThat(tariffs.distance("north")).isEqualTo(5);
    assertThat(table.asked).containsExactly("distances [north]");
  }

  @Test
  void callForMany_notFound_isLeftOut() throws IOException {
    table.empty = true;

    assertThat(tariffs.costs("north", List.of(1L))).isEmpty();
    assertThat(tariffs.find("north", 1L)).isEmpty();
    assertThat(table.asked).hasSize(1);
  }

  @Test
  void callForMany_fails_throwsWhatTheMethodThrew() {
    for (Throwable failure : List.of(new IOException("no"), new IllegalStateException("no"))) {
      table.failure = failure;
      assertThatThrownBy(() -> tariffs.costs("north", List.of(1L, 2L))).isSameAs(failure);
      assertThat(
              catchThrowable(
                  () -> Await.value(tariffs.costsLater(List.of(new Parcel("a", "north", 1))))))
          .hasCause(failure);
    }
  }

  @Test
  void callForManyLater_mapped_sharesEntriesOfEqualNodes() {
    Parcel one = new Parcel("a", "north", 1);
    Parcel same = new Parcel("b", "north", 1);
    Parcel other = new Parcel("c", "south", 1);

    Map<Parcel, Tariff.Cost> found = Await.value(tariffs.costsLater(List.of(one, same, other)));

    assertThat(found.keySet()).containsExactly(one, same, other);
    assertThat(table.asked).containsExactly("costs later [a, c]");
  }

  @Test
  void inherited_memoized_isCachedToo() throws IOException {
    assertThat(tariffs.far("north")).isEqualTo(5);
    assertThat(tariffs.distance("north")).isEqualTo(5);
    assertThat(table.asked).containsExactly("far north");
  }

  @Test
  void defaultMethod_memoized_isCached() {
    assertThat(tariffs.back("north")).isEqualTo(-5);
    assertThat(tariffs.back("north")).isEqualTo(-5);
    assertThat(table.asked).containsExactly("distance north");
  }

  @Test
  void defaultMethod_overriddenByTheDelegate_isTheDelegates() {
    assertThat(tariffs.name()).isEqualTo("table");
    assertThat(tariffs.unit()).isEqualTo("km");
  }

  @Test
  void invalidate_byTheNodesCache_isSeen() throws IOException {
    tariffs.cost("north", 2);
    costs.sync().invalidate("north", 2);
    tariffs.cost("north", 2);

    assertThat(table.asked).hasSize(2);
  }

  @Test
  void decorator_describesItselfAndIsEqualToItselfOnly() {
    assertThat(tariffs).hasToString("TariffsMemoized(TariffTable)");
    assertThat(tariffs).isNotEqualTo(new TariffsMemoized(table, costs, distances));
  }

  @Test
  void decorator_withoutADelegate_isRefused() {
    assertThatThrownBy(() -> new TariffsMemoized(null, costs, distances))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("delegate");
  }
}
