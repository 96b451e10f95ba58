package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.testkit.InMemoryLocalStorage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller that blocks loads on its own thread. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class CallerThreadTest {

  private static final Loader<Item, String> BLOCKING =
      Loader.blocking(item -> Thread.currentThread().getName());
  private static final BulkLoader<Item, String> BULK =
      BulkLoader.blocking(
          items ->
              items.stream()
                  .collect(
                      Collectors.toMap(item -> item, item -> Thread.currentThread().getName())));

  @RegisterExtension final House house = new House();

  @ParameterizedTest
  @EnumSource
  void syncGet_blockingLoad_runsOnTheCallersThread(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), BLOCKING);
    assertThat(Callers.start("mine", () -> items.sync().get(Item.of(7))).value()).isEqualTo("mine");
    assertThat(Callers.value(items.getIfPresent(Item.of(7)))).as("kept").isEqualTo("mine");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loaderOfTheCall_runsOnTheCallersThread(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), Loads.<Item, String>none());
    assertThat(Callers.start("mine", () -> items.sync().get(Item.of(7), BLOCKING)).value())
        .isEqualTo("mine");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_tierIsSlow_loadsOnTheCallersThreadAfterIt(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), BLOCKING);
    house.remote.hold();
    var caller = Callers.start("mine", () -> items.sync().get(Item.of(7))).awaitWaiting();
    house.remote.release();
    assertThat(caller.value()).isEqualTo("mine");
  }

  @ParameterizedTest
  @EnumSource
  void syncMemoize_blockingFunction_runsOnTheCallersThread(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), Loads.<Item, String>none());
    Function<Long, String> memoized =
        items.sync().memoize(Item::new, id -> Thread.currentThread().getName());
    assertThat(Callers.start("mine", () -> memoized.apply(7L)).value()).isEqualTo("mine");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void memoizedMethod_runsOnTheCallersThread(boolean remote) {
    try (Cacheme cacheme =
        Cacheme.builder()
            .storage("tier", remote ? new LoopRemote() : new InMemoryLocalStorage())
            .build()) {
      Stocks stocks =
          new StocksMemoized(thing -> Thread.currentThread().getName(), StockCache.create(cacheme));
      assertThat(Callers.start("mine", () -> stocks.stock(7)).value()).isEqualTo("mine");
    }
  }

  @ParameterizedTest
  @EnumSource
  void syncGetAll_blockingLoadAll_runsOnTheCallersThread(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), Loads.by(BLOCKING).bulk(BULK));
    assertThat(Callers.start("mine", () -> items.sync().getAll(Item.all(7, 8))).value())
        .isEqualTo(Map.of(Item.of(7), "mine", Item.of(8), "mine"));
  }

  @ParameterizedTest
  @EnumSource
  void syncGetAll_loadAllOfTheCall_runsOnTheCallersThread(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), Loads.<Item, String>none());
    assertThat(Callers.start("mine", () -> items.sync().getAll(Item.all(7, 8), BULK)).value())
        .isEqualTo(Map.of(Item.of(7), "mine", Item.of(8), "mine"));
  }

  @ParameterizedTest
  @EnumSource
  void syncGetAll_noLoadAll_loadsEachAtTheSameTime(Tiers tiers) {
    CountDownLatch begun = new CountDownLatch(3);
    NodeCache<Item, String> items =
        house.bind(
            Specs.item(tiers),
            Loader.<Item, String>blocking(
                item -> {
                  Callers.meet(begun);
                  return "loaded";
                }));
    assertThat(Callers.start("mine", () -> items.sync().getAll(Item.all(7, 8, 9))).value())
        .hasSize(3)
        .containsValue("loaded");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_manyAtOnce_oneLoadsOnItsThreadForAll(Tiers tiers) {
    HeldLoads<Item> loads = new HeldLoads<>();
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loads.blocking());
    List<Callers.Caller<String>> callers =
        Callers.together(16, i -> () -> items.sync().get(Item.of(7)));
    HeldLoads.Load load = loads.next();
    callers.forEach(Callers.Caller::awaitWaiting);
    load.succeed();
    callers.forEach(caller -> assertThat(caller.value()).isEqualTo("load 1"));
    assertThat(loads.count()).isEqualTo(1);
    assertThat(load.thread().getName()).startsWith("caller-");
  }
}
