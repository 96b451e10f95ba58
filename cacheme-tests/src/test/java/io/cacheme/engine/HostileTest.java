package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.CacheClosedException;
import io.cacheme.LoadTimeoutException;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loaders, executors and callers that do what they should not. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class HostileTest {

  @RegisterExtension final House house = new House();
  private final AtomicInteger loaded = new AtomicInteger();

  /** A stage that tells whoever follows it two values. */
  private static final class Twice extends CompletableFuture<String> {
    @Override
    public CompletableFuture<String> whenComplete(
        BiConsumer<? super String, ? super Throwable> action) {
      action.accept("first", null);
      action.accept("second", new IllegalStateException("second"));
      return this;
    }
  }

  private void assertFine(NodeCache<Item, String> items, long id) {
    CompletableFuture<String> later =
        items.get(Item.of(id), item -> CompletableFuture.completedFuture("good"));
    assertThat(Callers.value(later)).isEqualTo("good");
    assertThat(Callers.value(items.getIfPresent(Item.of(id)))).isEqualTo("good");
  }

  @ParameterizedTest
  @EnumSource
  @SuppressWarnings({"unchecked", "rawtypes"}) // which is the fault
  void getAll_bulkLoaderAnswersAList_failsAndLeavesNoKey(Tiers tiers) {
    CompletionStage<Map<Item, String>> list =
        (CompletionStage) CompletableFuture.completedFuture(List.of("one", "two"));
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), Loads.<Item, String>none());
    BulkLoader<Item, String> asynchronous = all -> list;
    BulkLoader<Item, String> blocking =
        BulkLoader.blocking(all -> (Map) list.toCompletableFuture().join());
    assertThat(Callers.failure(items.getAll(Item.all(1, 2), asynchronous))).isNotNull();
    assertThat(Callers.failure(items.getAll(Item.all(3, 4), blocking))).isNotNull();
    var caller = Callers.start("mine", () -> items.sync().getAll(Item.all(5, 6), blocking));
    assertThat(caller.failure()).isNotNull();
    for (long id = 1; id <= 6; id++) {
      assertFine(items, id);
    }
  }

  @ParameterizedTest
  @EnumSource
  @SuppressWarnings({"unchecked", "rawtypes"}) // which is the fault
  void getAll_bulkLoaderAnswersValuesOfAnotherType_leavesNoKey(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), Loads.<Item, String>none());
    BulkLoader<Item, String> wrong =
        all -> CompletableFuture.completedFuture((Map) Map.of(Item.of(1), 1, Item.of(2), 2));
    Callers.value(items.getAll(Item.all(1, 2), wrong).handle((values, failure) -> "ended"));
    Callers.value(items.invalidateAll(Item.all(1, 2)));
    assertFine(items, 1);
    assertFine(items, 2);
  }

  @ParameterizedTest
  @EnumSource
  void get_stageTellsTwoValues_firstCounts(Tiers tiers) {
    NodeCache<Item, String> items =
        house.bind(Specs.item(tiers), (Loader<Item, String>) item -> new Twice());
    assertThat(Callers.value(items.get(Item.of(7)))).isEqualTo("first");
    assertThat(Callers.value(items.getIfPresent(Item.of(7)))).isEqualTo("first");
    assertThat(Callers.value(items.refresh(Item.of(7)))).isEqualTo("first");
  }

  @Test
  void get_executorsRunEachTaskTwice_loadsOnce() {
    house.with(
        builder ->
            builder
                .loadExecutor(HostileTest::twice)
                .completionExecutor(HostileTest::twice)
                .contextPropagation(() -> task -> () -> twice(task)));
    NodeCache<Item, String> items =
        house.bind(
            Specs.item(Tiers.HEAP),
            Loader.<Item, String>blocking(item -> "load " + loaded.incrementAndGet()));
    AtomicInteger continued = new AtomicInteger();
    var future =
        items.get(Item.of(7)).thenApply(value -> value + "," + continued.incrementAndGet());
    assertThat(Callers.value(future)).isEqualTo("load 1,1");
    assertThat(loaded).hasValue(1);
  }

  private static void twice(Runnable task) {
    task.run();
    task.run();
  }

  @ParameterizedTest
  @EnumSource
  void get_executorAndContextDropTheLoad_failsAtTheLoadTimeout(Tiers tiers) {
    house
        .withManualTime()
        .with(
            builder -> builder.contextPropagation(() -> task -> () -> {}).loadExecutor(task -> {}));
    NodeCache<Item, String> items =
        house.bind(Specs.item(tiers), Loader.<Item, String>blocking(item -> "never"));
    house.remote.hold();
    CompletableFuture<String> future = items.get(Item.of(7));
    house.remote.release();
    house.advanceUntil(future);
    assertThat(Callers.failure(future)).isInstanceOf(LoadTimeoutException.class);
  }

  @ParameterizedTest
  @EnumSource
  void close_byALoad_endsAndTheLoadIsNotLost(Tiers tiers) {
    NodeCache<Item, String> items =
        house.bind(
            Specs.item(tiers),
            Loader.<Item, String>blocking(
                item -> {
                  house.cacheme().close();
                  return "loaded";
                }));
    assertThat(Callers.start("mine", () -> items.sync().get(Item.of(7))).value())
        .isEqualTo("loaded");
    assertThat(Callers.failure(items.get(Item.of(8)))).isInstanceOf(CacheClosedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void close_byAContinuation_endsAndAllAreAnswered(Tiers tiers) {
    HeldLoads<Item> loads = new HeldLoads<>();
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loads.asynchronous());
    var closed = items.get(Item.of(7)).thenRun(house.cacheme()::close);
    var same = items.get(Item.of(7));
    var other = items.get(Item.of(8));
    HeldLoads.Load first = loads.next();
    HeldLoads.Load second = loads.next();
    HeldLoads.Load seven = first.nodes().contains(Item.of(7)) ? first : second;
    Callers.call("source", seven::succeed);
    Callers.value(closed);
    assertThat(Callers.value(same)).isEqualTo(seven.name());
    assertThat(Callers.failure(other)).isInstanceOf(CacheClosedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void close_manyOpenersAndJoiners_openersHaveTheirValuesAndJoinersFail(Tiers tiers) {
    HeldLoads<Item> loads = new HeldLoads<>();
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loads.blocking());
    var openers = Callers.<String>together(50, i -> () -> items.sync().get(Item.of(i)));
    List<HeldLoads.Load> begun = openers.stream().map(opener -> loads.next()).toList();
    List<CompletableFuture<Map<Item, String>>> joined =
        openers.stream().map(opener -> items.getAll(Item.all(0, 10, 20))).toList();
    Callers.value(house.close());
    joined.forEach(
        each ->
            assertThat(Callers.failure(each)).hasRootCauseInstanceOf(CacheClosedException.class));
    begun.forEach(HeldLoads.Load::succeed);
    openers.forEach(opener -> assertThat(opener.value()).startsWith("load "));
  }
}
