package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.internal.key.FencePolicy;
import io.cacheme.internal.key.WeakerProtocol;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The engine keeps its promises in random schedules, and weaker protocols are found out, and so are
 * engines with a weakness in them.
 *
 * <p>{@code -Dcacheme.sim.seed=N} runs the one schedule of seed {@code N} and prints what happens
 * in it, drawn for {@code -Dcacheme.sim.focus=F}; {@code -Dcacheme.sim.schedules=N} sets how many
 * schedules run, 100,000 unless set. For a weakness {@code found.txt} names one that finds it out;
 * where that does no more, it is searched for, in no more than it takes.
 */
class SimulationTest {

  @RegisterExtension static final SimLog LOG = new SimLog();
  private static final SimRuns RUNS = new SimRuns("simulation");
  private static final int SCHEDULES = Integer.getInteger("cacheme.sim.schedules", 100_000);

  /** So many find any weakness out, or a share of them. */
  private static final int FOR_WEAKER = 100_000;

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
    System.out.println("other schedules are those of seed " + seed);
    assertThat(run("other schedules", seed, SCHEDULES / 10, SimShape.Focus.ALL)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void weakerProtocol_isFoundOut(WeakerProtocol weaker) {
    assertThat(
            RUNS.anyWrong(
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
    SimMutant mutant = SimMutants.named(name);
    SimLog.withoutErrors(
        () ->
            assertThat(
                    RUNS.anyWrong(name, FOR_WEAKER / share, seed -> mutant.violations(seed, focus)))
                .isNotEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void engine_schedulesOfOneKind_keepsItsPromises(SimShape.Focus focus) {
    int schedules =
        SCHEDULES / (focus == SimShape.Focus.DEEP ? 500 : focus == SimShape.Focus.ALL ? 1_000 : 50);
    assertThat(run("kind " + focus, 2, schedules, focus)).isEmpty();
  }

  private static Map<Long, List<String>> run(
      String name, long baseSeed, int schedules, SimShape.Focus focus) {
    return RUNS.run(
        name,
        baseSeed,
        schedules,
        seed -> Simulation.run(seed, FencePolicy.FULL, focus, false).violations(),
        seed -> show(seed, focus));
  }

  private static void show(long seed, SimShape.Focus focus) {
    SimRuns.show(
        Simulation.run(seed, FencePolicy.FULL, focus, true),
        "SimulationTest",
        "-Dcacheme.sim.seed=" + seed + " -Dcacheme.sim.focus=" + focus);
  }
}
