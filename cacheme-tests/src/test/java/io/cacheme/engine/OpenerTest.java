package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.CacheClosedException;
import io.cacheme.LoadTimeoutException;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever loads on its own thread has what it loaded, however late; those who joined do not wait.
 */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class OpenerTest {

  @RegisterExtension final House house = new House().withManualTime();
  private final HeldLoads<Item> loads = new HeldLoads<>();

  private NodeCache<Item, String> items(Tiers tiers) {
    return house.bind(Specs.item(tiers), Loads.by(loads.blocking()).bulk(loads.blockingBulk()));
  }

  private Callers.Caller<String> opener(NodeCache<Item, String> items) {
    return Callers.start("opener", () -> items.sync().get(Item.of(7)));
  }

  private static Callers.Caller<String> joiner(NodeCache<Item, String> items) {
    return Callers.start("joiner", () -> items.sync().get(Item.of(7))).awaitWaiting();
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadPastTheLoadTimeout_openerHasItAndJoinersDoNot(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    var opener = opener(items);
    HeldLoads.Load load = loads.next();
    CompletableFuture<String> joined = items.get(Item.of(7));
    var joiner = joiner(items);
    house.advance(House.LOAD_TIMEOUT_PASSED);
    assertThat(Callers.failure(joined)).isInstanceOf(LoadTimeoutException.class);
    assertThat(joiner.failure()).isInstanceOf(LoadTimeoutException.class);
    load.succeed();
    assertThat(opener.value()).isEqualTo("load 1");
    assertThat(Callers.value(items.getIfPresent(Item.of(7)))).as("kept nowhere").isNull();
    assertThat(loads.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadPastTheLoadTimeout_laterGetLoadsAnewAndIsKept(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    var opener = opener(items);
    HeldLoads.Load load = loads.next();
    house.advance(House.LOAD_TIMEOUT_PASSED);
    CompletableFuture<String> later = items.get(Item.of(7));
    loads.next().succeed();
    assertThat(Callers.value(later)).isEqualTo("load 2");
    load.succeed();
    assertThat(opener.value()).isEqualTo("load 1");
    assertThat(Callers.value(items.getIfPresent(Item.of(7)))).isEqualTo("load 2");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadPastTheLoadTimeoutFails_openerHasThatFailure(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    var opener = opener(items);
    HeldLoads.Load load = loads.next();
    house.advance(House.LOAD_TIMEOUT_PASSED);
    IllegalStateException failure = new IllegalStateException("the source is down");
    load.fail(failure);
    assertThat(opener.failure()).isSameAs(failure);
  }

  @ParameterizedTest
  @EnumSource
  void syncGetAll_loadAllPastTheLoadTimeout_openerHasItAndJoinersDoNot(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    var opener = Callers.start("opener", () -> items.sync().getAll(Item.all(7, 8)));
    HeldLoads.Load load = loads.next();
    CompletableFuture<String> joined = items.get(Item.of(7));
    house.advance(House.LOAD_TIMEOUT_PASSED);
    assertThat(Callers.failure(joined)).isInstanceOf(LoadTimeoutException.class);
    load.succeed();
    assertThat(opener.value()).isEqualTo(Map.of(Item.of(7), "load 1", Item.of(8), "load 1"));
    assertThat(Callers.value(items.getIfPresent(Item.of(7)))).as("kept nowhere").isNull();
    assertThat(Callers.value(items.getIfPresent(Item.of(8)))).as("kept nowhere").isNull();
  }

  @ParameterizedTest
  @EnumSource
  void close_whileOpenerLoads_openerHasItsValueAndJoinersFail(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    var opener = opener(items);
    HeldLoads.Load load = loads.next();
    CompletableFuture<String> joined = items.get(Item.of(7));
    var joiner = joiner(items);
    CompletableFuture<Void> closed = house.close();
    assertThat(Callers.failure(joined)).isInstanceOf(CacheClosedException.class);
    assertThat(joiner.failure()).isInstanceOf(CacheClosedException.class);
    Callers.value(closed);
    load.succeed();
    assertThat(opener.value()).isEqualTo("load 1");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_invalidatedWhileOpenerLoads_openerHasItsValueWhichIsNotKept(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    var opener = opener(items);
    HeldLoads.Load load = loads.next();
    Callers.value(items.invalidate(Item.of(7)));
    load.succeed();
    assertThat(opener.value()).isEqualTo("load 1");
    assertThat(Callers.value(items.getIfPresent(Item.of(7)))).as("kept nowhere").isNull();
  }
}
