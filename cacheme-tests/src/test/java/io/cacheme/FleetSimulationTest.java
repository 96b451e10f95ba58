package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Several processes keep their promises to one another in random schedules, as {@link FleetRules}
 * say, and engines that leave a part of the protocol out are found out.
 *
 * <p>{@code -Dcacheme.fleet.seed=N} runs the one schedule of seed {@code N} and prints what happens
 * in it, drawn for {@code -Dcacheme.fleet.focus=F}; {@code -Dcacheme.fleet.schedules=N} sets how
 * many schedules run.
 */
class FleetSimulationTest {

  private static final SimLog LOG = new SimLog();
  private static final int SCHEDULES = Integer.getInteger("cacheme.fleet.schedules", 1_000);

  @BeforeAll
  static void silence() {
    LOG.silence();
  }

  @AfterAll
  static void speak() {
    LOG.speak();
  }

  @Test
  void engine_sameSchedulesEachTime_keepsItsPromises() {
    Long only = Long.getLong("cacheme.fleet.seed");
    if (only != null) {
      FleetShape.Focus focus =
          FleetShape.Focus.valueOf(System.getProperty("cacheme.fleet.focus", "ALL"));
      show(only, focus);
      assertThat(violations(only, focus)).isEmpty();
      return;
    }
    assertThat(run("same schedules", 1, SCHEDULES, FleetShape.Focus.ALL)).isEmpty();
  }

  @Test
  void engine_otherSchedulesEachTime_keepsItsPromises() {
    long seed = System.nanoTime() * 31 + System.currentTimeMillis();
    assertThat(run("schedules of seed " + seed, seed, SCHEDULES / 10, FleetShape.Focus.ALL))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void engine_schedulesOfOneKind_keepsItsPromises(FleetShape.Focus focus) {
    assertThat(run(focus + "", 2, SCHEDULES / 10, focus)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fills are unconditional,                            ALL",
    "removals leave no tombstone,                        ALL",
    "refreshes do not compare,                           ALL",
    "a told process's flights are joined,                CALM",
    "a flight fills the heap in the epoch of its end,    CALM",
    "nothing is fenced at reconnecting,                  CUT",
    "the message is sent before the tiers are written,   CALM",
    "no message is sent,                                 CALM"
  })
  void weakerEngine_isFoundOut(String name, FleetShape.Focus focus) {
    SimMutant mutant = FleetMutants.named(name);
    SimLog.withoutErrors(
        () ->
            assertThat(SimRuns.anyWrong(name, 2_000, seed -> mutant.violations(seed, focus)))
                .isNotEmpty());
  }

  private static Map<Long, List<String>> run(
      String name, long baseSeed, int schedules, FleetShape.Focus focus) {
    return SimRuns.run(
        "processes, " + name,
        baseSeed,
        schedules,
        seed -> violations(seed, focus),
        seed -> show(seed, focus));
  }

  private static List<String> violations(long seed, FleetShape.Focus focus) {
    return FleetSimulation.run(seed, focus, FleetSimulation.Weaker.NOTHING, false).violations();
  }

  private static void show(long seed, FleetShape.Focus focus) {
    SimRuns.show(
        FleetSimulation.run(seed, focus, FleetSimulation.Weaker.NOTHING, true),
        "FleetSimulationTest",
        "-Dcacheme.fleet.seed=" + seed + " -Dcacheme.fleet.focus=" + focus);
  }
}
