package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.NodeCache;
import io.cacheme.engine.CallOuts.Fault;
import io.cacheme.testkit.StatsIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs a script over and over, in which the first, the second, ... the last of all calls out of the
 * cache goes wrong: everybody is answered all the same, and no key is dead afterwards.
 */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
class ThrowingTest {

  private static final Logger LOGGER = Logger.getLogger("io.cacheme");
  private static final int MOST_PROBLEMS = 2;
  private static final int TICKS_OF_REAL_TIME = 20;

  static Stream<Arguments> tiersAndFaults() {
    return Stream.of(Tiers.values())
        .flatMap(tiers -> Stream.of(Fault.values()).map(fault -> Arguments.of(tiers, fault)));
  }

  @BeforeAll
  static void quiet() {
    LOGGER.setUseParentHandlers(false); // thousands of warnings, each as it should be
  }

  @AfterAll
  static void loud() {
    LOGGER.setUseParentHandlers(true);
  }

  @ParameterizedTest
  @EnumSource
  void script_nothingGoesWrong_allAreAnswered(Tiers tiers) {
    CallOuts callOuts = new CallOuts(Fault.RUNTIME_EXCEPTION, 0);
    List<String> problems = new ArrayList<>();
    run(tiers, callOuts, problems, problems);
    assertThat(problems).isEmpty();
    assertThat(callOuts.count()).as("calls out of the cache").isGreaterThan(50);
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("tiersAndFaults")
  void script_nthCallOutGoesWrong_allAreAnsweredAndNoKeyIsLeft(Tiers tiers, Fault fault) {
    CallOuts counting = new CallOuts(fault, 0);
    List<String> deadKeys = new ArrayList<>();
    List<String> wrongCounters = new ArrayList<>();
    run(tiers, counting, deadKeys, wrongCounters);
    for (int n = 1; n <= counting.count() && deadKeys.size() < MOST_PROBLEMS; n++) {
      run(tiers, new CallOuts(fault, n), deadKeys, wrongCounters);
    }
    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(deadKeys).as("keys that are dead, calls without an answer").isEmpty();
          softly
              .assertThat(wrongCounters.stream().limit(MOST_PROBLEMS))
              .as("counters that do not add up")
              .isEmpty();
        });
  }

  /** Runs the script once, and adds what is wrong then. */
  private static void run(
      Tiers tiers, CallOuts callOuts, List<String> deadKeys, List<String> wrongCounters) {
    FragileScript script = new FragileScript(tiers, callOuts);
    try {
      boolean ended = ended(script, Callers.call("script", script::run));
      callOuts.disarm();
      assertThat(ended).as("\"%s\" is answered", script.step()).isTrue();
      script.flush();
      Callers.value(Callers.call("later", () -> assertAlive(script))); // which may hang itself
    } catch (AssertionError e) {
      deadKeys.add(callOuts + ": " + e.getMessage());
    }
    try {
      StatsIdentity.assertHolds(script.cache.stats());
    } catch (AssertionError e) {
      wrongCounters.add(callOuts + ": " + e.getMessage());
    }
    try {
      Callers.value(Callers.call("closer", script.cacheme::close));
    } catch (AssertionError e) {
      deadKeys.add(callOuts + ": close: " + e.getMessage());
    }
  }

  /** Lets time pass as soon as the script seems to wait for it. */
  private static boolean ended(FragileScript script, CompletableFuture<Void> run) {
    long begun = System.nanoTime();
    for (int tick = 0; System.nanoTime() - begun < House.PATIENCE.toNanos(); tick++) {
      try {
        run.get(5, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        if (tick > TICKS_OF_REAL_TIME) {
          advance(script, Duration.ofSeconds(5));
        }
      } catch (Exception e) {
        throw new AssertionError("the script failed", e);
      }
    }
    return false;
  }

  /** As a scheduler does, which is not stopped by what a task throws. */
  private static void advance(FragileScript script, Duration duration) {
    try {
      script.scheduler.advance(duration);
    } catch (Throwable e) {
      script.scheduler.advance(duration);
    }
  }

  /** Asks for every key: by now all that nobody else ended has ended at its deadline. */
  private static void assertAlive(FragileScript script) {
    advance(script, Duration.ofMinutes(2));
    NodeCache<Fragile, String> cache = script.cache;
    for (int id = 1; id < FragileScript.KEYS; id++) {
      Fragile node = script.node(id);
      String prefix = id + ": ";
      assertThat(outcome(cache.get(node, any -> good(prefix + "good")))).startsWith(prefix);
      assertThat(healed(script, node)).as("invalidate %s", id).isEqualTo("null");
      assertThat(outcome(cache.get(node, any -> good(prefix + "fresh"))))
          .isEqualTo(prefix + "fresh");
      assertThat(outcome(cache.put(node, prefix + "put"))).isEqualTo("null");
      assertThat(outcome(cache.getIfPresent(node))).isEqualTo(prefix + "put");
    }
  }

  /** Removes a key, again after a while where its storage is not trusted yet. */
  private static String healed(FragileScript script, Fragile node) {
    String removed = outcome(script.cache.invalidate(node));
    for (int more = 0; more < 10 && !removed.equals("null"); more++) {
      advance(script, Duration.ofSeconds(30));
      script.flush();
      removed = outcome(script.cache.invalidate(node));
    }
    return removed;
  }

  private static CompletionStage<String> good(String value) {
    return CompletableFuture.completedFuture(value);
  }

  private static String outcome(CompletableFuture<?> future) {
    try {
      return "" + future.get(House.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return "never completes";
    } catch (Exception e) {
      return "fails with " + (e instanceof CompletionException ? e : e.getCause());
    }
  }
}
