package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Several processes keep their promises to one another in random schedules, as {@link FleetRules}
 * say, and engines that leave a part of the protocol out are found out.
 *
 * <p>{@code -Dcacheme.fleet.seed=N} runs the one schedule of seed {@code N} and prints what happens
 * in it, drawn for {@code -Dcacheme.fleet.focus=F}; {@code -Dcacheme.fleet.schedules=N} sets how
 * many schedules run: without a seed, {@code N} of that kind, others for another {@code
 * -Dcacheme.fleet.first=N}.
 */
class FleetSimulationTest {

  @RegisterExtension static final SimLog LOG = new SimLog();
  private static final SimRuns RUNS = new SimRuns("processes");
  private static final int SCHEDULES = Integer.getInteger("cacheme.fleet.schedules", 1_000);

  /** Another draws other schedules. */
  private static final long FIRST = Long.getLong("cacheme.fleet.first", 1);

  @Test
  void engine_sameSchedulesEachTime_keepsItsPromises() {
    FleetShape.Focus focus =
        FleetShape.Focus.valueOf(System.getProperty("cacheme.fleet.focus", "ALL"));
    Long only = Long.getLong("cacheme.fleet.seed");
    if (only != null) {
      show(only, focus);
      assertThat(violations(only, focus)).isEmpty();
      return;
    }
    assertThat(run("same schedules", FIRST, SCHEDULES, focus)).isEmpty();
  }

  @Test
  void engine_otherSchedulesEachTime_keepsItsPromises() {
    long seed = System.nanoTime() * 31 + System.currentTimeMillis();
    System.out.println("other schedules are those of seed " + seed);
    assertThat(run("other schedules", seed, SCHEDULES / 10, FleetShape.Focus.ALL)).isEmpty();
  }

  /** Of engines that were, as long runs have found them. */
  @ParameterizedTest
  @CsvSource({
    "6936347066523200346,  GROUPS", // a load from before was kept when the end was owed no more
    "8656660252290386669,  GROUPS_EVICTING", // a stamp that was answered late
    "-5679135739501376691, GROUPS_AWAY",
    "5316463884672730913,  GROUPS_AWAY", // what was read in the instant of listening
    "-4864180099012315211, GROUPS_AWAY",
    "-5713718930188163476, GROUPS", // what another question had found out while one was asked
    "-7141488673401407993, GROUPS_FAILING", // two that waited were woken for ever
    "8205747175039479610,  GROUPS", // a stamp that only the first of two tiers had answered
    "-5035076802944924158, GROUPS_AWAY", // a stamp that came after its server was given up
    "4449882935254979994,  FRESH", // what the server had ended, and the process had not
    "7858794606511420246,  LEASED", // an older probe dropped what is newer
    "3238333711793130074,  AHEAD", // late before its load had a thread
    "437169781217686476,   FRESH", // told in the moment in which another was answered
    "9036358353892397098,  FRESH", // of two copies the one that ends first was kept
    "-1494640571937246286, FRESH", // of two copies the one that was read longer ago was kept
    "-6653174212668743224, CLEARING_EVICTING", // a stamp that only one of two tiers had lost
    "-2139348492842739068, CLEARING_EVICTING",
    "735602155670791581,   CLEARING_EVICTING",
    "3407534542797812656,  LEASED_GROUPS", // ends that came faster than those who wait look again
    "5552259888325305194,  FRESH_LEASED", // a fill in the millisecond in which a put had ended
    "6410104324231568860,  AHEAD", // joined a late load, and looked for nothing newer
    "-7060758640268674646, EVICTING", // came back when it had ended, but for whom whose clock stood
    "-1851718625818034474, FRESH_LEASED", // of a load and a renewal, which has the lease
    "-3949134649186227492, AHEAD", // known from before a clear, and kept in the generation after it
    "-5137548287955734524, AHEAD",
    "5496407481012148592,  AHEAD", // a slot was dropped while an outdated flight went on
    "6157338056476338348,  AHEAD",
    "-5234105928130768325, AHEAD", // the same of a flight that had looked again since
    "2413627725016129800,  AHEAD", // a lease that its own process does not know of
    "7799383538250550526,  AHEAD", // joined a late load that had no thread yet
  })
  void engine_scheduleThatWentWrong_keepsItsPromises(long seed, FleetShape.Focus focus) {
    assertThat(violations(seed, focus)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void engine_schedulesOfOneKind_keepsItsPromises(FleetShape.Focus focus) {
    assertThat(run("kind " + focus, 2, SCHEDULES / 10, focus)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fills are unconditional,                                     ALL,             1_000",
    "removals leave no tombstone,                                 ALL,             1_000",
    "short-lived puts are not held,                               EXPIRING,        5_000",
    "what replaces a tombstone is not held,                       EXPIRING,        20_000",
    "old flights fill,                                            PAUSED,          2_000",
    "refreshes do not compare,                                    CALM,            1_000",
    "a told process's flights are joined,                         CALM,            2_000",
    "a flight fills the heap in the epoch of its end,             CALM,            2_000",
    "a put fills its heap in the epoch of its end,                WRITING,         10_000",
    "nothing is fenced at reconnecting,                           CUT,             2_000",
    "the message is sent before the tiers are written,            CALM,            1_000",
    "no message is sent,                                          CALM,            1_000",
    "a refresh takes the place of a waiting removal,              WRITING,         2_000",
    "a sign counts from its receipt,                              LISTENING,       5_000",
    "a sign that fails counts,                                    LISTENING,       5_000",
    "everywhere does not wait,                                    CUT,             1_000",
    "a notice fences,                                             LEASED,          5_000",
    "who waits is not told of a write,                            LEASED,          5_000",
    "a lease is not heeded,                                       LEASED,          1_000",
    "a lease is not renewed,                                      LEASED,          1_000",
    "a fill does not replace its lease,                           LEASED,          1_000",
    "the end of a load is not told,                               LEASED,          1_000",
    "the end of a load is not told to its own process,            LEASED,          5_000",
    "a wait begins by the coarse clock,                           LEASED_TROUBLED, 20_000",
    "a renewal is tried once,                                     LEASED_LOST,     10_000",
    "other versions are left,                                     VERSIONS,        1_000",
    "other versions are removed from the first tier to the last,  CROSSING,        20_000",
    "the removal of other versions is not waited for,             VERSIONS,        2_000",
    "other versions are not told,                                 VERSIONS,        1_000",
    "other versions are told before the tiers are written,        VERSIONS,        2_000",
    "heaps and flights do not count clears,                       CLEARING,        1_000",
    "what was read before a clear is filled,                      CLEARING,        2_000",
    "clears are not counted when a stamp is met,                  CLEARING,        5_000",
    "stamps count from 1,                                         CLEARING_EVICTING, 5_000",
    "a clear whose stamp is lost is forgotten,                    CLEARING_EVICTING, 10_000",
    "a stamp is asked for once at reconnecting,                   CLEARING,        10_000",
    "a clear is told before its stamps stand,                     CLEARING,        2_000",
    "a clear is not told,                                         CLEARING,        1_000",
    "who is told of a clear reads on,                             CLEARING,        2_000",
    "who is told nothing does not ask,                            CLEARING,        5_000",
    "a lease is renewed into another generation,                  LEASED_CLEARING, 2_000",
    "tiers are cleared from the first to the last,                CLEARING,        5_000",
    "other versions are not cleared,                              CLEARING,        5_000",
    "a tier that was not cleared is read,                         CLEARING,        3_000",
    "stamps are looked up when a load has ended,                  GROUPS,          2_000",
    "a flight under way does not honour the end of a group,       GROUPS,          1_000",
    "a heap does not compare groups,                              GROUPS,          1_000",
    "only the first group is compared,                            GROUPS,          1_000",
    "an end does not fence its own process,                       GROUPS,          1_000",
    "a stamp that is found out outdates nothing,                  GROUPS,          5_000",
    "an end is told before its stamps stand,                      GROUPS,          1_000",
    "an end is not told,                                          GROUPS,          1_000",
    "groups are ended from the first tier to the last,            GROUPS_CROSSING, 10_000",
    "a tier that a group was not ended in is read,                GROUPS_FAILING,  5_000",
    "an end that failed is not tried again,                       GROUPS_FAILING,  3_000",
    "who was away goes on with the stamps it knew,                GROUPS_AWAY,     5_000",
    "who is told nothing does not ask for stamps again,           GROUPS,          3_000",
    "what cannot be found out counts as never ended,              GROUPS_FAILING,  3_000",
    "a stamp that is lost is forgotten,                           GROUPS_EVICTING, 5_000",
    "a put outlives the end of its group,                         GROUPS,          3_000",
    "groups of other versions are not ended,                      GROUPS,          3_000",
    "a renewal fills whatever was written,                        FRESH,           2_000",
    "what is being renewed is renewed,                            FRESH,           1_000",
    "what was replaced on a heap is served where a load fails,    FRESH,           10_000",
    "what was cleared is served where a load fails,               FRESH,           10_000",
    "what the end of a group has ended is served where a load fails, FRESH,        2_000",
    "stamps last for a ttl only,                                  FRESH,           1_000",
    "what the own process has written is served where a load fails, FRESH,         20_000",
    "what others have written is served where a load fails,       FRESH,           20_000",
    "what has ended long ago is served where a load fails,        FRESH,           10_000",
    "nothing is served where a load fails,                        FRESH,           5_000",
    "a heap serves what it keeps for failing loads,               FRESH,           1_000",
    "a renewal takes no lease,                                    FRESH_LEASED,    1_000",
    "a renewal does not look again when it has its lease,         FRESH_LEASED,    1_000",
    "a renewal gives its lease back when it begins,               FRESH_LEASED,    1_000",
    "a remembered failure outlives a write,                       AHEAD,           5_000",
    "a remembered failure outlives what others write,             AHEAD,           20_000",
    "what was loaded to be compared is kept,                      AHEAD,           2_000",
    "what was invalidated is renewed ahead,                       AHEAD,           10_000",
    "a load knows of what only a heap has,                        AHEAD,           20_000"
  })
  void weakerEngine_isFoundOut(String name, FleetShape.Focus focus, String most) {
    SimMutant mutant = FleetMutants.named(name);
    SimLog.withoutErrors(
        () ->
            assertThat(RUNS.anyWrong(name, number(most), seed -> mutant.violations(seed, focus)))
                .isNotEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "END_FENCE, WRITING, 10_000",
    "JUDGED_WHEN_SENT, CALM, 20_000",
    "LEASES_STAND, LEASED, 2_000"
  })
  void weakerProtocol_isFoundOut(
      FleetSimulation.Weaker weaker, FleetShape.Focus focus, String most) {
    assertThat(
            RUNS.anyWrong(
                weaker + "",
                number(most),
                seed -> FleetSimulation.run(seed, focus, weaker, false).violations()))
        .isNotEmpty();
  }

  private static int number(String text) {
    return Integer.parseInt(text.replace("_", ""));
  }

  private static Map<Long, List<String>> run(
      String name, long baseSeed, int schedules, FleetShape.Focus focus) {
    return RUNS.run(
        name, baseSeed, schedules, seed -> violations(seed, focus), seed -> show(seed, focus));
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
