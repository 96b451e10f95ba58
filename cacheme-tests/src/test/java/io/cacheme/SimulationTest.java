package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.internal.key.FencePolicy;
import io.cacheme.internal.key.WeakerProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The engine keeps its promises in random schedules, and weaker protocols are found out, and so are
 * engines with a weakness in them.
 *
 * <p>{@code -Dcacheme.sim.seed=N} runs the one schedule of seed {@code N} and prints what happens
 * in it, drawn for {@code -Dcacheme.sim.focus=F}; {@code -Dcacheme.sim.schedules=N} sets how many
 * schedules run, 100,000 unless set. A weakness is looked for until it is found, in no more
 * schedules than it takes.
 */
class SimulationTest {

  private static final Logger ENGINE = Logger.getLogger(Cacheme.class.getPackageName());
  private static final Errors ERRORS = new Errors();
  private static final int SCHEDULES = Integer.getInteger("cacheme.sim.schedules", 100_000);

  /** So many find any weakness out, or a share of them. */
  private static final int FOR_WEAKER = 100_000;

  @BeforeAll
  static void silence() {
    ENGINE.setLevel(Level.SEVERE); // the warnings of failing storages would be many
    ENGINE.setUseParentHandlers(false);
    ENGINE.addHandler(ERRORS);
  }

  @AfterAll
  static void speak() {
    ENGINE.setLevel(null);
    ENGINE.setUseParentHandlers(true);
    ENGINE.removeHandler(ERRORS);
    assertThat(ERRORS.logged).as("errors that the engine logged").isEmpty();
  }

  /** Keeps what the engine logs as an error: a callback of its own that failed. */
  private static final class Errors extends Handler {

    final List<String> logged = new ArrayList<>();

    @Override
    public synchronized void publish(LogRecord logRecord) {
      if (logged.size() < 10) {
        logged.add(logRecord.getMessage() + ": " + logRecord.getThrown());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void engine_sameSchedulesEachTime_keepsItsPromises() {
    Long only = Long.getLong("cacheme.sim.seed");
    if (only != null) {
      SimShape.Focus focus = SimShape.Focus.valueOf(System.getProperty("cacheme.sim.focus", "ALL"));
      show(only, focus);
      assertThat(Simulation.run(only, FencePolicy.FULL, focus, false).violations()).isEmpty();
      return;
    }
    assertThat(run("same schedules", 1, SCHEDULES, SimShape.Focus.ALL)).isEmpty();
  }

  @Test
  void engine_otherSchedulesEachTime_keepsItsPromises() {
    long seed = System.nanoTime() * 31 + System.currentTimeMillis();
    assertThat(run("schedules of seed " + seed, seed, SCHEDULES / 10, SimShape.Focus.ALL))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void weakerProtocol_isFoundOut(WeakerProtocol weaker) {
    assertThat(
            anyWrong(
                weaker + "",
                FOR_WEAKER / 10,
                seed ->
                    Simulation.run(seed, weaker.policy(), SimShape.Focus.HEALTHY, false)
                        .violations()))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "answers recurse by depth,                                 DEEP,     500",
    "answers recurse by waiters,                               DEEP,     500",
    "a codec that throws on decode leaves the flight unended,  THROWING, 100",
    "a codec that throws on encode leaves the flight unended,  THROWING, 100",
    "a heap that failed to forget is believed,                 THROWING, 20",
    "one breaker for all calls,                                FAULTY,   20",
    "an overflow is not healed,                                FAULTY,   100",
    "the generation of an overflow never stands,               FAULTY,   200"
  })
  void weakerEngine_isFoundOut(String name, SimShape.Focus focus, int share) {
    SimMutant mutant = SimMutant.named(name);
    ENGINE.setLevel(Level.OFF); // it may log errors
    try {
      assertThat(anyWrong(name, FOR_WEAKER / share, seed -> mutant.violations(seed, focus)))
          .isNotEmpty();
    } finally {
      ENGINE.setLevel(Level.SEVERE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void engine_schedulesOfOneKind_keepsItsPromises(SimShape.Focus focus) {
    int schedules =
        SCHEDULES / (focus == SimShape.Focus.DEEP ? 500 : focus == SimShape.Focus.ALL ? 1_000 : 50);
    assertThat(run(focus + "", 2, schedules, focus)).isEmpty();
  }

  /** Answers what goes wrong in one of {@code most} schedules, and runs no more after that. */
  private static List<String> anyWrong(String name, int most, LongFunction<List<String>> schedule) {
    long begun = System.nanoTime();
    AtomicInteger tried = new AtomicInteger();
    Optional<List<String>> wrong =
        LongStream.of(new SplittableRandom(1).longs(most).toArray())
            .parallel()
            .peek(seed -> tried.incrementAndGet())
            .mapToObj(schedule)
            .filter(violations -> !violations.isEmpty())
            .findAny();
    System.out.printf(
        "simulation, %s: found out after %d schedules %s, %.1f s%n",
        name, tried.get(), wrong.map(SimulationTest::rules), (System.nanoTime() - begun) / 1e9);
    return wrong.orElse(List.of());
  }

  /** Answers the seeds of the schedules that went wrong, and how. */
  private static Map<Long, List<String>> run(
      String name, long baseSeed, int schedules, SimShape.Focus focus) {
    long begun = System.nanoTime();
    long[] seeds = new SplittableRandom(baseSeed).longs(schedules).toArray();
    Map<Long, List<String>> wrong = new ConcurrentSkipListMap<>();
    Map<String, Integer> rules = new ConcurrentSkipListMap<>();
    LongStream.of(seeds)
        .parallel()
        .forEach(
            seed -> {
              List<String> violations =
                  Simulation.run(seed, FencePolicy.FULL, focus, false).violations();
              if (violations.isEmpty()) {
                return;
              }
              wrong.put(seed, violations);
              boolean first = false;
              for (String rule : rules(violations)) {
                first |= rules.merge(rule, 1, Integer::sum) == 1;
              }
              if (first) {
                show(seed, focus);
              }
            });
    System.out.printf(
        "simulation, %s: %d schedules, %d with violations %s, %.1f s%n",
        name, schedules, wrong.size(), rules, (System.nanoTime() - begun) / 1e9);
    return wrong;
  }

  private static Set<String> rules(List<String> violations) {
    return violations.stream()
        .map(violation -> violation.substring(0, violation.indexOf(':')))
        .collect(Collectors.toSet());
  }

  private static void show(long seed, SimShape.Focus focus) {
    Simulation.Result result = Simulation.run(seed, FencePolicy.FULL, focus, true);
    List<String> lines = new ArrayList<>(result.trace());
    lines.addAll(result.violations());
    System.out.printf(
        "%s%nonce more: ./mvnw -Pfast -pl cacheme-tests -am test -Dtest='SimulationTest#engine_same*'"
            + " -Dcacheme.sim.seed=%d -Dcacheme.sim.focus=%s%n%n",
        String.join(System.lineSeparator(), lines), seed, focus);
  }
}
