package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Loader;
import io.cacheme.NodeCache;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Transactions over a pool of connections that is too small for their loads to have one, too. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class TransactionPoolTest {

  private static final int CONNECTIONS = 4;

  private final Database database = new Database(CONNECTIONS);
  private final HeldLoads<Part> held = new HeldLoads<>();

  @RegisterExtension
  final House house =
      new House().with(builder -> builder.transactionProbe(database::isInTransaction));

  static Stream<Arguments> tiersAndSameKey() {
    return Stream.of(Tiers.values())
        .flatMap(tiers -> Stream.of(true, false).map(same -> Arguments.of(tiers, same)));
  }

  private NodeCache<Item, String> items(Tiers tiers) {
    for (long id = 0; id < 10; id++) {
      database.save(id, "row " + id);
    }
    return house.bind(
        Specs.item(tiers), Loader.<Item, String>blocking(item -> database.find(item.id())));
  }

  /** So many transactions; those that get a connection first have all of them before they ask. */
  private List<Callers.Caller<String>> transactions(
      NodeCache<Item, String> items, int count, boolean sameKey, CountDownLatch connected) {
    return Callers.together(
        count,
        i ->
            () ->
                database.inTransaction(
                    () -> {
                      database.find(0);
                      Callers.meet(connected);
                      return items.sync().get(Item.of(sameKey ? 7 : i));
                    }));
  }

  @ParameterizedTest
  @MethodSource("tiersAndSameKey")
  void syncGet_sixTransactionsOverFourConnections_allSucceed(Tiers tiers, boolean sameKey) {
    NodeCache<Item, String> items = items(tiers);
    var callers = transactions(items, 6, sameKey, new CountDownLatch(CONNECTIONS));
    for (int i = 0; i < 6; i++) {
      assertThat(callers.get(i).value()).isEqualTo("row " + (sameKey ? 7 : i));
    }
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadOutsideWaitsForAConnection_transactionsDoNotWaitForIt(Tiers tiers) {
    NodeCache<Item, String> items = items(tiers);
    CountDownLatch connected = new CountDownLatch(CONNECTIONS + 1);
    var transactions = transactions(items, 6, true, connected);
    while (connected.getCount() > 1) {
      Thread.onSpinWait();
    }
    CompletableFuture<String> outside = items.get(Item.of(7));
    var joiner = Callers.start("joiner", () -> items.sync().get(Item.of(7))).awaitWaiting();
    connected.countDown();
    transactions.forEach(each -> assertThat(each.value()).isEqualTo("row 7"));
    assertThat(Callers.value(outside)).isEqualTo("row 7");
    assertThat(joiner.value()).isEqualTo("row 7");
  }

  @ParameterizedTest
  @EnumSource
  void get_whileATransactionLoads_doesNotJoinIt(Tiers tiers) {
    NodeCache<Part, String> parts = house.bind(Specs.part(tiers), held.blocking());
    var transaction =
        Callers.start(
            "transaction", () -> database.inTransaction(() -> parts.sync().get(Part.of(7))));
    HeldLoads.Load inside = held.next();
    CompletableFuture<String> outside = parts.get(Part.of(7));
    held.next().succeed();
    assertThat(Callers.value(outside)).isEqualTo("load 2");
    inside.succeed();
    assertThat(transaction.value()).isEqualTo("load 1");
    assertThat(Callers.value(parts.getIfPresent(Part.of(7)))).isEqualTo("load 2");
    assertThat(inside.thread()).isSameAs(transaction.thread());
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_inATransactionWhileAnotherLoads_joinsNobody(Tiers tiers) {
    NodeCache<Part, String> parts = house.bind(Specs.part(tiers), held.blocking());
    CompletableFuture<String> outside = parts.get(Part.of(7));
    HeldLoads.Load first = held.next();
    var transaction =
        Callers.start(
            "transaction", () -> database.inTransaction(() -> parts.sync().get(Part.of(7))));
    held.next().succeed();
    assertThat(transaction.value()).isEqualTo("load 2");
    first.succeed();
    assertThat(Callers.value(outside)).isEqualTo("load 1");
    assertThat(Callers.value(parts.getIfPresent(Part.of(7)))).isEqualTo("load 1");
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadOpensATransactionItself_isKeptButNotWhatItAsksForInIt(Tiers tiers) {
    NodeCache<Part, String> parts =
        house.bind(
            Specs.part(tiers), Loader.<Part, String>blocking(part -> database.find(part.id())));
    NodeCache<Item, String> items =
        house.bind(
            Specs.item(tiers),
            Loader.<Item, String>blocking(
                item -> database.inTransaction(() -> "of " + parts.sync().get(Part.of(0)))));
    var caller = Callers.start("mine", () -> items.sync().get(Item.of(7)));
    assertThat(caller.value()).isEqualTo("of nothing");
    assertThat(Callers.value(items.getIfPresent(Item.of(7)))).isEqualTo("of nothing");
    assertThat(Callers.value(parts.getIfPresent(Part.of(0)))).isNull();
  }
}
