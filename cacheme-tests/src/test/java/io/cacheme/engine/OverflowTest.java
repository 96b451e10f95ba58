package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Loader;
import io.cacheme.NodeCache;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Loads that nest on one thread until its stack is used up: callers may fail, keys must live on. In
 * a JVM of its own, for classes that are initialized at the end of a stack are lost to all.
 */
@Tag("overflow")
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class OverflowTest {

  /** Each of so few is answered soon, on a busy machine too. */
  private static final long AT_A_TIME = 1_000;

  private static final int TOGETHER = 50;

  private static final int SMALL_STACK = 300_000;

  @RegisterExtension final House house = new House().withManualTime();
  private volatile boolean broken = true;
  private NodeCache<Chain, Long> links;

  /** Else the first failure that is reported might be told nobody. */
  @BeforeAll
  @AfterAll
  static void stackTraces_canBeMade() {
    assertThat(new Throwable().getStackTrace()).isNotEmpty();
  }

  private Loader<Chain, Long> blocking() {
    return Loader.blocking(
        link ->
            !broken || link.link() % 100_000 == 0
                ? link.link()
                : links.sync().get(link.before()) + 1);
  }

  private Loader<Chain, Long> joining() {
    return Loader.blocking(
        link ->
            !broken || link.link() % 100_000 == 0
                ? link.link()
                : links.get(link.before()).join() + 1);
  }

  private CompletionStage<Long> asynchronous(Chain link) {
    return !broken || link.link() % 100_000 == 0
        ? CompletableFuture.completedFuture(link.link())
        : links.get(link.before()).thenApply(value -> value + 1);
  }

  private void warmUp() {
    Callers.start("warm-up", () -> links.sync().get(new Chain(50))).value();
  }

  private static void assertOverflowed(Throwable failure) {
    assertThat(Callers.root(failure)).isInstanceOf(StackOverflowError.class);
  }

  /**
   * No key from {@code from} to {@code to} is dead: a good load of it, or a kept value, answers.
   */
  private void assertAlive(long from, long to) {
    broken = false;
    house.advance(House.LOAD_TIMEOUT_PASSED); // what nobody else ended has ended by now
    for (long i = from; i <= to; i += AT_A_TIME) {
      long first = i;
      long last = Math.min(to, i + AT_A_TIME - 1);
      Callers.Caller<List<Long>> later = // on a thread that may hang without harm
          Callers.start("later", () -> values(first, last));
      assertThat(later.value()).isEqualTo(LongStream.rangeClosed(first, last).boxed().toList());
    }
    broken = true;
  }

  private List<Long> values(long from, long to) {
    List<Long> values = new ArrayList<>();
    List<CompletableFuture<Long>> asked = new ArrayList<>();
    for (long i = from; i <= to; i++) {
      asked.add(links.get(new Chain(i)));
      if (asked.size() == TOGETHER || i == to) { // one by one each would wait for a processor twice
        asked.forEach(answer -> values.add(Callers.value(answer)));
        asked.clear();
      }
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "HEAP, 690",
    "HEAP, 5000",
    "HEAP, 30000",
    "AT_ONCE, 5000",
    "REMOTE, 5000",
    "BOTH, 5000"
  })
  void syncGet_blockingLoadsNest_areAnsweredOrOverflowAndLeaveNoKey(Tiers tiers, int length) {
    links = house.bind(Specs.chain(tiers), blocking());
    warmUp();
    var caller = Callers.start("deep", () -> links.sync().get(new Chain(length)));
    assertEnded(caller.answer(), length);
    assertAlive(0, length);
  }

  private static void assertEnded(CompletableFuture<Long> answer, long wanted) {
    Callers.value(answer.handle((value, failure) -> "ended"));
    if (answer.isCompletedExceptionally()) {
      assertOverflowed(Callers.failure(answer));
    } else {
      assertThat(Callers.value(answer)).isEqualTo(wanted);
    }
  }

  @ParameterizedTest
  @CsvSource({"HEAP, 690", "HEAP, 5000", "AT_ONCE, 5000", "REMOTE, 5000", "BOTH, 5000"})
  void get_blockingLoadsJoin_areAnsweredOrOverflowAndLeaveNoKey(Tiers tiers, int length) {
    links = house.bind(Specs.chain(tiers), joining());
    warmUp();
    assertEnded(links.get(new Chain(length)), length);
    assertAlive(0, length);
  }

  /** The stack ends at another frame each time: in the user's code, or anywhere in the cache's. */
  @ParameterizedTest
  @EnumSource
  void syncGet_overflowAtAnyFrame_leavesNoKey(Tiers tiers) throws Exception {
    links = house.bind(Specs.chain(tiers), blocking());
    warmUp();
    for (int round = 1; round <= 60; round++) {
      long base = round * 100_000L;
      int frames = round;
      CompletableFuture<Long> answer = new CompletableFuture<>();
      onSmallStack(() -> descend(frames, () -> links.sync().get(new Chain(base + 1_000))), answer);
      assertEnded(answer, base + 1_000);
      assertAlive(base, base + 1_000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void get_littleStackLeft_leavesNoKey(Tiers tiers) throws Exception {
    links = house.bind(Specs.chain(tiers), this::asynchronous);
    warmUp();
    for (int round = 1; round <= 60; round++) {
      long base = round * 100_000L;
      CompletableFuture<Long> answer = new CompletableFuture<>();
      int frames = round;
      onSmallStack(() -> descend(frames, () -> untilItOverflows(base, 0)), answer);
      Callers.value(answer.handle((value, failure) -> "ended"));
      assertAlive(base, base + 30);
    }
  }

  /**
   * Uses the stack up to the last frame, and asks on the way back, where there is a little left.
   */
  @SuppressWarnings("InfiniteRecursion") // which the stack ends
  private Long untilItOverflows(long base, int depth) {
    try {
      return untilItOverflows(base, depth + 1);
    } catch (StackOverflowError e) {
      CompletableFuture<Long> asked = links.get(new Chain(base + depth % 30));
      return asked.isDone() ? 0L : 1L;
    }
  }

  private static void onSmallStack(Callable<Long> call, CompletableFuture<Long> answer) {
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                answer.complete(call.call());
              } catch (Throwable e) { // which is what the test looks at
                answer.completeExceptionally(e);
              }
            },
            "small",
            SMALL_STACK);
    thread.setDaemon(true);
    thread.start();
  }

  private static Long descend(int frames, Callable<Long> call) throws Exception {
    return frames == 0 ? call.call() : descend(frames - 1, call);
  }
}
