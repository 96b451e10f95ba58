package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.GetAllException;
import io.cacheme.LoadTimeoutException;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.RecursiveLoadException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads that call the cache they are loading for: they end, and leave nothing behind. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class ReentrantTest {

  @RegisterExtension final House house = new House().withManualTime();
  private NodeCache<Item, String> items;

  private void bind(Tiers tiers, Loader.BlockingFunction<Item, String> load) {
    items = house.bind(Specs.item(tiers), Loader.<Item, String>blocking(load));
  }

  private Callers.Caller<String> syncGet(long id) {
    return Callers.start("mine-" + id, () -> items.sync().get(Item.of(id)));
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadAsksForItsOwnKey_failsAtOnce(Tiers tiers) {
    bind(tiers, item -> items.sync().get(item));
    assertThat(syncGet(7).failure()).isInstanceOf(RecursiveLoadException.class);
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadJoinsItsOwnKey_failsAtOnce(Tiers tiers) {
    bind(tiers, item -> items.get(item).join());
    assertThat(Callers.root(syncGet(7).failure())).isInstanceOf(RecursiveLoadException.class);
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadAsksForItsOwnKeyByWayOfAnother_failsAtOnce(Tiers tiers) {
    bind(tiers, item -> items.sync().get(Item.of(15 - item.id())));
    assertThat(syncGet(7).failure()).isInstanceOf(RecursiveLoadException.class);
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadAsksForItsOwnKeyAmongMany_thatKeyFails(Tiers tiers) {
    bind(tiers, item -> item.id() == 7 ? items.sync().getAll(Item.all(7, 8)).toString() : "eight");
    assertThat(syncGet(7).failure())
        .isInstanceOf(GetAllException.class)
        .hasCauseInstanceOf(RecursiveLoadException.class);
    assertThat(syncGet(8).value()).isEqualTo("eight");
  }

  @ParameterizedTest
  @EnumSource
  void syncGetAll_loadAllAsksForOneOfItsKeys_failsAtOnce(Tiers tiers) {
    items =
        house.bind(
            Specs.item(tiers),
            Loads.by(Loader.<Item, String>blocking(item -> "one"))
                .bulk(
                    BulkLoader.blocking(all -> Map.of(Item.of(7), items.sync().get(Item.of(8))))));
    var caller = Callers.start("mine", () -> items.sync().getAll(Item.all(7, 8)));
    assertThat(caller.failure())
        .isInstanceOf(GetAllException.class)
        .hasRootCauseInstanceOf(RecursiveLoadException.class);
    assertThat(syncGet(8).value()).isEqualTo("one");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadWritesItsOwnKey_isAnswered(Tiers tiers) {
    bind(
        tiers,
        item -> {
          items.sync().invalidate(item);
          items.sync().put(item, "put");
          return "loaded";
        });
    assertThat(syncGet(7).value()).isEqualTo("loaded");
    assertThat(syncGet(7).value()).as("the write is the later one").isEqualTo("put");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadWaitsForAnotherThreadThatAsksForTheKey_endsAtTheLoadTimeout(Tiers tiers) {
    CountDownLatch asked = new CountDownLatch(1);
    bind(
        tiers,
        item -> {
          CompletableFuture<String> other =
              Callers.start("helper", () -> items.sync().get(item)).awaitWaiting().answer();
          asked.countDown();
          return other.join();
        });
    var caller = syncGet(7);
    Callers.await(asked);
    house.advanceUntil(caller.answer());
    assertThat(Callers.root(caller.failure())).isInstanceOf(LoadTimeoutException.class);
    assertAlive(7);
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadsWaitForEachOther_endAtTheLoadTimeoutAtLatest(Tiers tiers) {
    CountDownLatch both = new CountDownLatch(2);
    bind(
        tiers,
        item -> {
          Callers.meet(both);
          return items.sync().get(Item.of(15 - item.id()));
        });
    var one = syncGet(7);
    var two = syncGet(8);
    Callers.await(both);
    house.advanceUntil(one.answer());
    house.advanceUntil(two.answer());
    assertThat(one.failure()).isInstanceOf(RuntimeException.class);
    assertThat(two.failure()).isInstanceOf(RuntimeException.class);
    assertAlive(7);
    assertAlive(8);
  }

  private void assertAlive(long id) {
    CompletableFuture<String> later =
        items.get(Item.of(id), item -> CompletableFuture.completedFuture("good"));
    assertThat(Callers.value(later)).isEqualTo("good");
  }

  @ParameterizedTest
  @EnumSource
  void get_asynchronousLoadBlocksForOthers_allSucceed(Tiers tiers) {
    NodeCache<Part, String> parts =
        house.bind(
            Specs.part(tiers),
            (Loader<Part, String>) part -> CompletableFuture.completedFuture("part " + part.id()));
    items =
        house.bind(
            Specs.item(tiers),
            (Loader<Item, String>)
                item -> CompletableFuture.completedFuture(parts.get(Part.of(item.id())).join()));
    Map<Long, CompletableFuture<String>> answers = new HashMap<>();
    List<Callers.Caller<CompletableFuture<String>>> callers =
        Callers.together(200, i -> () -> items.get(Item.of(i)));
    for (int i = 0; i < 200; i++) {
      answers.put((long) i, callers.get(i).value());
    }
    answers.forEach((id, answer) -> assertThat(Callers.value(answer)).isEqualTo("part " + id));
  }
}
