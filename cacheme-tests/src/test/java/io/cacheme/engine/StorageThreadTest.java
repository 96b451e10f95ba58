package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A storage's own thread runs no code of the user, unless it was asked to. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class StorageThreadTest {

  private static final String LOOP = "storage-loop";

  @RegisterExtension final House house = new House();
  private final Queue<String> loading = new ConcurrentLinkedQueue<>();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  private static String here() {
    return Thread.currentThread().getName();
  }

  private String load(Item item) {
    loading.add(here());
    return "loaded";
  }

  private Map<Item, String> loadAll(Iterable<Item> items) {
    Map<Item, String> values = new HashMap<>();
    items.forEach(item -> values.put(item, load(item)));
    return values;
  }

  private NodeCache<Item, String> items(boolean blocking) {
    Loader<Item, String> loader =
        blocking
            ? Loader.blocking(this::load)
            : item -> CompletableFuture.completedFuture(load(item));
    BulkLoader<Item, String> bulk =
        blocking
            ? BulkLoader.blocking(this::loadAll)
            : items -> CompletableFuture.completedFuture(loadAll(items));
    return house.bind(Specs.item(Tiers.REMOTE), Loads.by(loader).bulk(bulk));
  }

  /** Calls all methods while the storage is silent, and lets it answer; where they ended. */
  private List<String> continuations(NodeCache<Item, String> items) {
    house.remote.hold();
    List<CompletableFuture<?>> calls =
        List.of(
            items.get(Item.of(1)),
            items.get(Item.of(1)),
            items.getAll(Item.all(2, 3)),
            items.getIfPresent(Item.of(4)),
            items.put(Item.of(5), "put"),
            items.refresh(Item.of(6)),
            items.invalidate(Item.of(7)),
            items.invalidateAll(Item.all(8, 9)));
    List<CompletableFuture<String>> threads =
        calls.stream().map(call -> call.<String>handle((value, failure) -> here())).toList();
    house.remote.release();
    return threads.stream().map(Callers::value).toList();
  }

  private void assertNothingOnTheLoop(boolean blocking) {
    house.with(builder -> builder.listener(answer -> told.add(here())));
    NodeCache<Item, String> items = items(blocking);
    assertThat(continuations(items)).as("continuations of misses").doesNotContain(LOOP);
    assertThat(continuations(items)).as("continuations of hits").doesNotContain(LOOP);
    assertThat(loading).as("loads").hasSizeGreaterThanOrEqualTo(4).doesNotContain(LOOP);
    assertThat(told).as("the listener").isNotEmpty().doesNotContain(LOOP);
  }

  @Test
  void allMethods_asynchronousLoads_leaveTheStoragesThreadAlone() {
    assertNothingOnTheLoop(false);
  }

  @Test
  void allMethods_blockingLoads_leaveTheStoragesThreadAlone() {
    assertNothingOnTheLoop(true);
  }

  @Test
  void allMethods_loadExecutorRunsOnTheThreadThatAsks_leaveTheStoragesThreadAlone() {
    house.with(builder -> builder.loadExecutor(Runnable::run));
    assertNothingOnTheLoop(true);
  }

  @Test
  void continuation_blocks_storageGoesOnAnswering() {
    NodeCache<Item, String> items = items(false);
    Callers.value(items.put(Item.of(1), "one"));
    house.remote.hold();
    CompletableFuture<Void> never = new CompletableFuture<>();
    items.get(Item.of(1)).thenRun(never::join);
    house.remote.release();
    assertThat(Callers.value(items.get(Item.of(2)))).isEqualTo("loaded");
    assertThat(Callers.value(house.remote.onLoop(() -> "free"))).isEqualTo("free");
    never.complete(null);
  }

  @Test
  void completeOnStorageThreads_hit_continuationRunsThere() {
    house.with(builder -> builder.completeOnStorageThreads());
    NodeCache<Item, String> items = items(false);
    Callers.value(items.put(Item.of(1), "one"));
    house.remote.hold();
    CompletableFuture<String> thread = items.get(Item.of(1)).thenApply(value -> here());
    house.remote.release();
    assertThat(Callers.value(thread)).isEqualTo(LOOP);
  }

  /** Ways to wait for a future that is not done. */
  enum Wait {
    JOIN(CompletableFuture::join),
    GET(Wait::get),
    GET_TIMED(Wait::getTimed),
    JOIN_APPLIED(future -> future.thenApply(value -> value).join()),
    JOIN_COMPOSED(future -> future.thenCompose(CompletableFuture::completedFuture).join()),
    JOIN_HANDLED(future -> future.handle((value, failure) -> value).join()),
    GET_APPLIED_TWICE(future -> get(future.thenApply(value -> value).thenApply(value -> value)));

    private final Function<CompletableFuture<String>, String> wait;

    Wait(Function<CompletableFuture<String>, String> wait) {
      this.wait = wait;
    }

    private static String getTimed(CompletableFuture<String> future) {
      try {
        return future.get(House.PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new AssertionError(e);
      }
    }

    private static String get(CompletableFuture<String> future) {
      try {
        return future.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError(e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void wait_onTheStoragesThread_isRefusedAndTheAnswerComesAllTheSame(Wait wait) {
    NodeCache<Item, String> items = items(false);
    house.remote.hold();
    CompletableFuture<String> future = items.get(Item.of(1));
    CompletableFuture<String> waited = house.remote.onLoop(() -> wait.wait.apply(future));
    assertThat(Callers.failure(waited)).hasMessageContaining("R03");
    house.remote.release();
    assertThat(Callers.value(future)).isEqualTo("loaded");
    assertThat(Callers.value(house.remote.onLoop(() -> wait.wait.apply(future))))
        .as("once it is done")
        .isEqualTo("loaded");
  }

  @Test
  void syncGet_onTheStoragesThread_isRefused() {
    NodeCache<Item, String> items = items(true);
    CompletableFuture<String> asked = house.remote.onLoop(() -> items.sync().get(Item.of(1)));
    assertThat(Callers.failure(asked)).hasMessageContaining("R03");
    assertThat(loading).doesNotContain(LOOP);
    assertThat(Callers.value(items.get(Item.of(1)))).isEqualTo("loaded");
  }
}
