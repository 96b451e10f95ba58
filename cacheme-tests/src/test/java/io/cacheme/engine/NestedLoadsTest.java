package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Loader;
import io.cacheme.NodeCache;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocking loads that wait for blocking loads of another node. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class NestedLoadsTest {

  /** As many loads as used to have threads: none asks for its part before these have begun. */
  private static final int TOGETHER = 64;

  @RegisterExtension final House house = new House();

  static Stream<Arguments> tiersAndCallers() {
    return Stream.of(Tiers.values())
        .flatMap(tiers -> Stream.of(64, 200).map(callers -> Arguments.of(tiers, callers)));
  }

  private NodeCache<Part, String> parts(Tiers tiers) {
    return house.bind(
        Specs.part(tiers), Loader.<Part, String>blocking(part -> "part " + part.id()));
  }

  private static Loader<Item, String> meeting(Loader.BlockingFunction<Item, String> load) {
    CountDownLatch begun = new CountDownLatch(TOGETHER);
    return Loader.blocking(
        item -> {
          Callers.meet(begun);
          return load.apply(item);
        });
  }

  private static void assertAnswered(List<CompletableFuture<String>> answers, String wanted) {
    for (int i = 0; i < answers.size(); i++) {
      assertThat(Callers.value(answers.get(i))).isEqualTo(wanted.replace("{}", "" + i));
    }
  }

  private static List<CompletableFuture<String>> getEach(NodeCache<Item, String> items, int count) {
    return IntStream.range(0, count).mapToObj(i -> items.get(Item.of(i))).toList();
  }

  @ParameterizedTest
  @MethodSource("tiersAndCallers")
  void get_loadsAskForPartsBySync_allSucceed(Tiers tiers, int callers) {
    NodeCache<Part, String> parts = parts(tiers);
    NodeCache<Item, String> items =
        house.bind(Specs.item(tiers), meeting(item -> parts.sync().get(Part.of(item.id()))));
    assertAnswered(getEach(items, callers), "part {}");
  }

  @ParameterizedTest
  @MethodSource("tiersAndCallers")
  void get_loadsJoinFuturesOfParts_allSucceed(Tiers tiers, int callers) {
    NodeCache<Part, String> parts = parts(tiers);
    NodeCache<Item, String> items =
        house.bind(Specs.item(tiers), meeting(item -> parts.get(Part.of(item.id())).join()));
    assertAnswered(getEach(items, callers), "part {}");
  }

  @ParameterizedTest
  @MethodSource("tiersAndCallers")
  void get_loadsAskForTheSamePart_allSucceed(Tiers tiers, int callers) {
    NodeCache<Part, String> parts = parts(tiers);
    NodeCache<Item, String> items =
        house.bind(Specs.item(tiers), meeting(item -> parts.sync().get(Part.of(7))));
    assertAnswered(getEach(items, callers), "part 7");
  }

  @ParameterizedTest
  @MethodSource("tiersAndCallers")
  void syncGet_loadsAskForParts_allSucceed(Tiers tiers, int callers) {
    NodeCache<Part, String> parts = parts(tiers);
    NodeCache<Item, String> items =
        house.bind(Specs.item(tiers), meeting(item -> parts.sync().get(Part.of(item.id()))));
    assertAnswered(
        Callers.<String>together(callers, i -> () -> items.sync().get(Item.of(i))).stream()
            .map(Callers.Caller::answer)
            .toList(),
        "part {}");
  }

  @ParameterizedTest
  @EnumSource
  void get_burstAmongOthers_allSucceedThenAndLater(Tiers tiers) {
    NodeCache<Part, String> parts = parts(tiers);
    NodeCache<Item, String> items =
        house.bind(Specs.item(tiers), meeting(item -> parts.sync().get(Part.of(item.id()))));
    var others =
        Callers.<String>together(
            100, i -> () -> items.sync().get(Item.of(1_000 + i)) + items.get(Item.of(i)).join());
    List<CompletableFuture<String>> burst = getEach(items, 150);
    others.forEach(other -> assertThat(other.value()).startsWith("part 1").contains("part "));
    assertAnswered(burst, "part {}");
    IntStream.range(2_000, 2_100)
        .mapToObj(i -> items.get(Item.of(i)))
        .toList()
        .forEach(later -> assertThat(Callers.value(later)).startsWith("part 20"));
  }

  /** A load thread that asks for many runs their loads itself, one after the other. */
  @ParameterizedTest
  @EnumSource
  void getAll_onLoadThread_oneLoadWaitsForTheNext_allSucceed(Tiers tiers) {
    AtomicReference<NodeCache<Part, String>> parts = new AtomicReference<>();
    parts.set(
        house.bind(
            Specs.part(tiers),
            Loader.<Part, String>blocking(
                part ->
                    part.id() == 1
                        ? "before " + parts.get().sync().get(Part.of(2))
                        : "part " + part.id())));
    NodeCache<Item, String> items =
        house.bind(
            Specs.item(tiers),
            Loader.<Item, String>blocking(
                item -> parts.get().getAll(List.of(Part.of(1), Part.of(2))).join().toString()));
    assertThat(Callers.value(items.get(Item.of(0)))).contains("before part 2").contains("=part 2");
  }

  /** The thread of a load that has begun may be needed to end another one that has not. */
  @Test
  void get_allLoadsJoinOneThatHasNotBegun_allSucceed() {
    CountDownLatch asked = new CountDownLatch(1);
    NodeCache<Part, String> parts = parts(Tiers.HEAP);
    NodeCache<Item, String> items =
        house.bind(
            Specs.item(Tiers.HEAP),
            meeting(
                item -> {
                  Callers.await(asked);
                  return parts.sync().get(Part.of(7));
                }));
    List<CompletableFuture<String>> answers = getEach(items, 100);
    CompletableFuture<String> part = parts.get(Part.of(7));
    asked.countDown();
    assertAnswered(answers, "part 7");
    assertThat(Callers.value(part)).isEqualTo("part 7");
  }
}
