package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.CachemeException;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers that are interrupted: they fail, keep the flag, and nobody else notices. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class InterruptTest {

  /** How a call of an interrupted thread ended. */
  record End(String value, Throwable failure, boolean flag) {}

  @RegisterExtension final House house = new House();
  private final HeldLoads<Item> loads = new HeldLoads<>();

  private static Callers.Caller<End> caller(String name, NodeCache<Item, String> items) {
    return Callers.start(name, () -> end(items));
  }

  private static End end(NodeCache<Item, String> items) {
    return end(() -> items.sync().get(Item.of(7)));
  }

  private static End end(Supplier<String> call) {
    try {
      return new End(call.get(), null, Thread.currentThread().isInterrupted());
    } catch (Throwable e) { // which is what the tests look at
      return new End(null, e, Thread.currentThread().isInterrupted());
    }
  }

  private static void assertInterrupted(End end) {
    assertThat(end.failure()).isInstanceOf(CachemeException.class);
    assertThat(end.flag()).as("the thread's interrupt flag").isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_openerInterruptedWhileLoading_failsAndJoinersOpenAnew(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loads.blocking());
    var opener = caller("opener", items);
    loads.next();
    CompletableFuture<String> joined = items.get(Item.of(7));
    var joiner = caller("joiner", items).awaitWaiting();
    opener.thread().interrupt();
    assertInterrupted(opener.value());
    loads.next().succeed();
    assertThat(Callers.value(joined)).isEqualTo("load 2");
    assertThat(joiner.value().value()).isEqualTo("load 2");
    assertThat(Callers.value(items.get(Item.of(7)))).isEqualTo("load 2");
    assertThat(loads.count()).as("joiners share one load").isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_openerInterruptedAndNobodyJoined_laterGetLoadsAnew(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loads.blocking());
    var opener = caller("opener", items);
    loads.next();
    opener.thread().interrupt();
    assertInterrupted(opener.value());
    CompletableFuture<String> later = items.get(Item.of(7));
    loads.next().succeed();
    assertThat(Callers.value(later)).isEqualTo("load 2");
  }

  /** As drivers do: they catch it, set the flag again and throw something of their own. */
  @ParameterizedTest
  @EnumSource
  void syncGet_loadMakesAnotherFailureOfTheInterrupt_joinersOpenAnew(Tiers tiers) {
    Loader<Item, String> held = loads.blocking();
    NodeCache<Item, String> items =
        house.bind(
            Specs.item(tiers),
            Loader.<Item, String>blocking(
                item -> {
                  try {
                    return held.load(item).toCompletableFuture().join();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("the statement was interrupted", e);
                  }
                }));
    var opener = caller("opener", items);
    loads.next();
    CompletableFuture<String> joined = items.get(Item.of(7));
    opener.thread().interrupt();
    End end = opener.value();
    assertThat(end.failure()).isInstanceOf(RuntimeException.class);
    assertThat(end.flag()).isTrue();
    loads.next().succeed();
    assertThat(Callers.value(joined)).isEqualTo("load 2");
  }

  @ParameterizedTest
  @EnumSource(names = {"REMOTE", "BOTH"})
  void syncGet_openerInterruptedBeforeItsLoad_handsOverToTheExecutor(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loads.blocking());
    house.remote.hold();
    var opener = caller("opener", items).awaitWaiting();
    CompletableFuture<String> joined = items.get(Item.of(7));
    opener.thread().interrupt();
    assertInterrupted(opener.value());
    house.remote.release();
    HeldLoads.Load load = loads.next();
    load.succeed();
    assertThat(Callers.value(joined)).isEqualTo("load 1");
    assertThat(load.thread()).isNotSameAs(opener.thread());
    assertThat(loads.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_joinerInterrupted_failsAloneAndKeepsTheFlag(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loads.blocking());
    var opener = caller("opener", items);
    HeldLoads.Load load = loads.next();
    var joiner = caller("joiner", items).awaitWaiting();
    CompletableFuture<String> joined = items.get(Item.of(7));
    joiner.thread().interrupt();
    assertInterrupted(joiner.value());
    load.succeed();
    assertThat(opener.value()).isEqualTo(new End("load 1", null, false));
    assertThat(Callers.value(joined)).isEqualTo("load 1");
  }

  @ParameterizedTest
  @EnumSource
  void syncRefresh_openerInterruptedWhileLoading_failsAndJoinersLoadAnew(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loads.blocking());
    CompletableFuture<String> before = items.refresh(Item.of(7));
    HeldLoads.Load first = loads.next();
    var opener =
        Callers.start("opener", () -> end(() -> items.sync().refresh(Item.of(7)))).awaitWaiting();
    CompletableFuture<String> joined = items.refresh(Item.of(7));
    first.succeed();
    loads.next();
    opener.thread().interrupt();
    assertInterrupted(opener.value());
    loads.next().succeed();
    assertThat(Callers.value(before)).isEqualTo("load 1");
    assertThat(Callers.value(joined)).isEqualTo("load 3");
  }

  /** A load that another asks for runs on that one's thread, though nobody waits for it there. */
  @Test
  void get_ofALoadThatIsInterrupted_failsAndJoinersOpenAnew() {
    ExecutorService pool =
        Executors.newFixedThreadPool(4); // virtual threads do not run each other's
    house.with(builder -> builder.loadExecutor(pool));
    NodeCache<Item, String> items = house.bind(Specs.item(Tiers.HEAP), loads.blocking());
    CompletableFuture<End> inner = new CompletableFuture<>();
    NodeCache<Part, String> parts =
        house.bind(
            Specs.part(Tiers.HEAP),
            Loader.<Part, String>blocking(
                part -> {
                  CompletableFuture<String> asked = items.get(Item.of(7));
                  inner.complete(end(asked::join));
                  return "of another";
                }));
    CompletableFuture<String> outer = parts.get(Part.of(1));
    HeldLoads.Load first = loads.next();
    CompletableFuture<String> joined = items.get(Item.of(7));
    first.thread().interrupt();
    End end = Callers.value(inner);
    assertThat(end.failure()).hasCauseInstanceOf(InterruptedException.class);
    assertThat(end.flag()).as("the thread's interrupt flag").isTrue();
    loads.next().succeed();
    assertThat(Callers.value(joined)).isEqualTo("load 2");
    assertThat(Callers.value(outer)).isEqualTo("of another");
    pool.shutdown();
  }

  /** What the application's own context throws is the answer of those who joined. */
  @ParameterizedTest
  @EnumSource
  void syncGet_contextThrowsWhenItIsLoadedAnew_joinersFailWithThat(Tiers tiers) {
    NodeCache<Item, String> items = bindWithBrokenContext(tiers);
    var opener = caller("opener", items);
    loads.next();
    assertJoinersFail(opener, items.get(Item.of(7)));
  }

  @ParameterizedTest
  @EnumSource
  void syncGetAll_contextThrowsWhenItIsLoadedAnew_joinersFailWithThat(Tiers tiers) {
    NodeCache<Item, String> items = bindWithBrokenContext(tiers);
    var opener =
        Callers.start(
            "opener",
            () -> {
              var all = List.of(Item.of(7), Item.of(8));
              return end(() -> items.sync().getAll(all, loads.blockingBulk()).toString());
            });
    loads.next();
    assertJoinersFail(opener, items.get(Item.of(7)));
  }

  private NodeCache<Item, String> bindWithBrokenContext(Tiers tiers) {
    house.with(
        builder ->
            builder.contextPropagation(
                () ->
                    task -> {
                      throw new IllegalStateException("no context");
                    }));
    return house.bind(Specs.item(tiers), loads.blocking());
  }

  private void assertJoinersFail(Callers.Caller<End> opener, CompletableFuture<String> joined) {
    opener.thread().interrupt();
    assertThat(opener.value().flag()).isTrue();
    assertThat(Callers.failure(joined)).hasMessage("no context");
    assertThat(loads.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void syncRefresh_interruptedAndNobodyJoined_failsAndKeepsTheFlag(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loads.blocking());
    var opener = Callers.start("opener", () -> end(() -> items.sync().refresh(Item.of(7))));
    loads.next();
    opener.thread().interrupt();
    assertInterrupted(opener.value());
    CompletableFuture<String> later = items.refresh(Item.of(7));
    loads.next().succeed();
    assertThat(Callers.value(later)).isEqualTo("load 2");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_calledWithTheFlagSet_keepsItAndLeavesNoKeyBehind(Tiers tiers) {
    NodeCache<Item, String> items =
        house.bind(Specs.item(tiers), Loader.<Item, String>blocking(item -> "loaded"));
    var caller =
        Callers.start(
            "mine",
            () -> {
              Thread.currentThread().interrupt();
              return end(items);
            });
    assertThat(caller.value().flag()).isTrue();
    assertThat(Callers.value(items.get(Item.of(7)))).isEqualTo("loaded");
  }
}
