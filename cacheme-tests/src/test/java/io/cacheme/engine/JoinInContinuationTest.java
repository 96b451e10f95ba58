package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.NodeCache;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Continuations that wait for other answers, also for those of the same load. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class JoinInContinuationTest {

  @RegisterExtension final House house = new House();
  private final HeldLoads<Item> loads = new HeldLoads<>();

  private NodeCache<Item, String> items(Tiers tiers) {
    return house.bind(Specs.item(tiers), loads.asynchronous());
  }

  /** Two gets of one cold key, of which the first's continuation waits for the second. */
  private void assertEnds(Tiers tiers, Consumer<CompletableFuture<String>> wait) {
    NodeCache<Item, String> items = items(tiers);
    var first = items.get(Item.of(7));
    var second = items.get(Item.of(7));
    var done = first.thenAccept(value -> wait.accept(second));
    complete();
    Callers.value(done);
    assertThat(Callers.value(second)).isEqualTo("load 1");
  }

  /** Ends the load on a thread that nothing else needs. */
  private void complete() {
    HeldLoads.Load load = loads.next();
    Callers.call("source", load::succeed);
  }

  @ParameterizedTest
  @EnumSource
  void join_secondGetOfTheKey_ends(Tiers tiers) {
    assertEnds(tiers, CompletableFuture::join);
  }

  @ParameterizedTest
  @EnumSource
  void get_secondGetOfTheKey_ends(Tiers tiers) {
    assertEnds(
        tiers,
        second -> {
          try {
            second.get();
          } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void joinAllOf_secondGetOfTheKey_ends(Tiers tiers) {
    assertEnds(tiers, second -> CompletableFuture.allOf(second).join());
  }

  @ParameterizedTest
  @EnumSource
  void awaitLatch_thatTheSecondGetsContinuationReleases_ends(Tiers tiers) {
    assertEnds(
        tiers,
        second -> {
          CountDownLatch latch = new CountDownLatch(1);
          second.thenRun(latch::countDown);
          Callers.await(latch);
        });
  }

  @ParameterizedTest
  @EnumSource
  void join_firstGetOfTheKeyByTheSecond_ends(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    var first = items.get(Item.of(7));
    var done = items.get(Item.of(7)).thenAccept(value -> first.join());
    complete();
    Callers.value(done);
  }

  @ParameterizedTest
  @EnumSource
  void join_severalDeep_ends(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    List<CompletableFuture<String>> gets =
        IntStream.range(0, 8).mapToObj(i -> items.get(Item.of(7))).toList();
    var done = gets.get(0).thenAccept(value -> joinNext(gets, 1));
    complete();
    Callers.value(done);
  }

  private static void joinNext(List<CompletableFuture<String>> gets, int next) {
    if (next < gets.size()) {
      gets.get(next).thenAccept(value -> joinNext(gets, next + 1)).join();
    }
  }

  @ParameterizedTest
  @EnumSource
  void join_getAllOfTheKey_ends(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    var one = items.get(Item.of(7));
    var all = items.getAll(Item.all(7, 8));
    var done = one.thenAccept(value -> all.join());
    var doneToo = all.thenAccept(value -> items.get(Item.of(8)).join());
    complete();
    complete();
    Callers.value(done);
    Callers.value(doneToo);
  }

  @ParameterizedTest
  @EnumSource
  void join_anotherColdKey_ends(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    var done = items.get(Item.of(7)).thenApply(value -> items.get(Item.of(8)).join());
    complete();
    complete();
    assertThat(Callers.value(done)).isEqualTo("load 2");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_anotherColdKey_ends(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    var done = items.get(Item.of(7)).thenApply(value -> items.sync().get(Item.of(8)));
    complete();
    complete();
    assertThat(Callers.value(done)).isEqualTo("load 2");
  }

  @ParameterizedTest
  @EnumSource
  void join_manyContinuationsWaitForTheLastGetOfTheKey_end(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    List<CompletableFuture<String>> gets =
        IntStream.range(0, 300).mapToObj(i -> items.get(Item.of(7))).toList();
    var all = allWaitForTheLast(gets);
    complete();
    Callers.value(all);
  }

  @ParameterizedTest
  @EnumSource
  void join_manyContinuationsWaitForTheLastOfManyKeys_end(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    List<CompletableFuture<String>> gets =
        IntStream.range(0, 300).mapToObj(i -> items.get(Item.of(i))).toList();
    var all = allWaitForTheLast(gets);
    List<HeldLoads.Load> begun = gets.stream().map(each -> loads.next()).toList();
    Callers.call("source", () -> begun.forEach(HeldLoads.Load::succeed)); // one for all of them
    Callers.value(all);
  }

  private static CompletableFuture<Void> allWaitForTheLast(List<CompletableFuture<String>> gets) {
    CompletableFuture<String> last = gets.get(gets.size() - 1);
    return CompletableFuture.allOf(
        gets.stream()
            .map(get -> get == last ? last : get.thenAccept(value -> last.join()))
            .toArray(CompletableFuture<?>[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void join_writesOfTheKey_ends(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    house.remote.hold();
    var put = items.put(Item.of(7), "put");
    var invalidate = items.invalidate(Item.of(7));
    var again = items.put(Item.of(7), "again");
    var done = put.thenRun(() -> CompletableFuture.allOf(invalidate, again).join());
    var doneToo = invalidate.thenRun(again::join);
    house.remote.release();
    Callers.value(done);
    Callers.value(doneToo);
    assertThat(Callers.value(items.getIfPresent(Item.of(7)))).isEqualTo("again");
  }

  @ParameterizedTest
  @EnumSource
  void join_secondRefreshOfTheKey_ends(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    var first = items.refresh(Item.of(7));
    var second = items.refresh(Item.of(7));
    var done = first.thenAccept(value -> second.join());
    complete();
    complete();
    Callers.value(done);
    assertThat(Callers.value(second)).isEqualTo("load 2");
  }
}
