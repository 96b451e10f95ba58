package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.spi.ContextPropagation;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A load sees the context of who asked for it, where the application carries it. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class ContextTest {

  private static final ThreadLocal<String> USER = new ThreadLocal<>();

  /** What an application writes, or a library for it. */
  private static final ContextPropagation CARRYING =
      () -> {
        String captured = USER.get();
        return task ->
            () -> {
              String before = USER.get();
              USER.set(captured);
              try {
                task.run();
              } finally {
                USER.set(before);
              }
            };
      };

  @RegisterExtension
  final House house = new House().with(builder -> builder.contextPropagation(CARRYING));

  static Stream<Arguments> tiersAndBlocking() {
    return Stream.of(Tiers.values())
        .flatMap(tiers -> Stream.of(true, false).map(blocking -> Arguments.of(tiers, blocking)));
  }

  private static <T> Callers.Caller<T> as(String user, Callable<T> call) {
    return Callers.start(
        user,
        () -> {
          USER.set(user);
          return call.call();
        });
  }

  private static Loader<Item, String> loader(boolean blocking) {
    return blocking
        ? Loader.blocking(item -> "for " + USER.get())
        : item -> CompletableFuture.completedFuture("for " + USER.get());
  }

  private static Map<Item, String> loadAll(Collection<Item> items) {
    return items.stream().collect(Collectors.toMap(item -> item, item -> "for " + USER.get()));
  }

  private static BulkLoader<Item, String> bulk(boolean blocking) {
    return blocking
        ? BulkLoader.blocking(ContextTest::loadAll)
        : items -> CompletableFuture.completedFuture(loadAll(items));
  }

  @ParameterizedTest
  @MethodSource("tiersAndBlocking")
  void get_load_seesTheContextOfItsCaller(Tiers tiers, boolean blocking) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loader(blocking));
    for (int i = 0; i < 20; i++) {
      Item item = Item.of(i);
      var future = as("user-" + i, () -> items.get(item)).value();
      assertThat(Callers.value(future)).isEqualTo("for user-" + i);
    }
  }

  @ParameterizedTest
  @MethodSource("tiersAndBlocking")
  void get_contextChangesAfterTheCall_loadSeesTheOneOfTheCall(Tiers tiers, boolean blocking) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loader(blocking));
    house.remote.hold();
    var asked =
        as(
            "ann",
            () -> {
              CompletableFuture<String> future = items.get(Item.of(7));
              USER.set("bob");
              return future;
            });
    var future = asked.value();
    house.remote.release();
    assertThat(Callers.value(future)).isEqualTo("for ann");
  }

  @ParameterizedTest
  @MethodSource("tiersAndBlocking")
  void getAll_loadAll_seesTheContextOfItsCaller(Tiers tiers, boolean blocking) {
    NodeCache<Item, String> items =
        house.bind(Specs.item(tiers), Loads.by(loader(blocking)).bulk(bulk(blocking)));
    var future = as("ann", () -> items.getAll(Item.all(7, 8))).value();
    assertThat(Callers.value(future).values()).containsOnly("for ann");
  }

  @ParameterizedTest
  @MethodSource("tiersAndBlocking")
  void getAll_singleLoads_seeTheContextOfTheirCaller(Tiers tiers, boolean blocking) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loader(blocking));
    var future = as("ann", () -> items.getAll(Item.all(7, 8))).value();
    assertThat(Callers.value(future).values()).containsOnly("for ann");
  }

  @ParameterizedTest
  @MethodSource("tiersAndBlocking")
  void refresh_load_seesTheContextOfItsCaller(Tiers tiers, boolean blocking) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loader(blocking));
    Callers.value(items.put(Item.of(7), "for nobody"));
    var future = as("ann", () -> items.refresh(Item.of(7))).value();
    assertThat(Callers.value(future)).isEqualTo("for ann");
  }

  @ParameterizedTest
  @MethodSource("tiersAndBlocking")
  void syncGet_load_seesTheContextOfItsCaller(Tiers tiers, boolean blocking) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loader(blocking));
    assertThat(as("ann", () -> items.sync().get(Item.of(7))).value()).isEqualTo("for ann");
  }

  @ParameterizedTest
  @MethodSource("tiersAndBlocking")
  void syncGetAll_singleLoads_seeTheContextOfTheirCaller(Tiers tiers, boolean blocking) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loader(blocking));
    assertThat(as("ann", () -> items.sync().getAll(Item.all(7, 8, 9))).value().values())
        .containsOnly("for ann");
  }

  @ParameterizedTest
  @EnumSource(names = {"REMOTE", "BOTH"})
  void syncGet_loadIsHandedOver_seesTheContextOfItsCaller(Tiers tiers) {
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), loader(true));
    house.remote.hold();
    var opener = as("ann", () -> items.sync().get(Item.of(7))).awaitWaiting();
    var joined = as("bob", () -> items.get(Item.of(7))).value();
    opener.thread().interrupt();
    opener.failure();
    house.remote.release();
    assertThat(Callers.value(joined)).isEqualTo("for ann");
  }
}
