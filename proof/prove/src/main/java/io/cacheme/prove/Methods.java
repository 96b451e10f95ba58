package io.cacheme.prove;

import static io.cacheme.prove.Budget.DEFAULT;
import static io.cacheme.prove.Budget.FULL;
import static io.cacheme.prove.Budget.SAMPLE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All ways of proof, in the order in which they are run. */
final class Methods {

  /** All tests that the page names and no other method has. */
  static final Method TESTS =
      new Method(
          "tests",
          "tests of behaviour, on real servers where their names say so",
          "",
          List.of(),
          Map.of(),
          Map.of(),
          "",
          false);

  /** It says itself which promise each engine breaks, so that the page need not name it. */
  static final Method WEAKENED =
      Method.tests(
          "weakened", "each test of a promise, on an engine that breaks it", "WeakenedTest");

  static final List<Method> ALL =
      List.of(
          TESTS,
          WEAKENED,
          Method.tests(
              "simulation",
              "one process in random order of all that can happen",
              "SimulationTest",
              "-Dcacheme.sim.schedules=1000000"),
          Method.tests(
              "processes",
              "two to four processes in random order of all that can happen",
              "FleetSimulationTest",
              "-Dcacheme.fleet.schedules=100000"),
          Method.tests(
              "orders",
              "two processes and one key in every order",
              "FleetSearchTest",
              "-Dcacheme.fleet.search=all"),
          Method.tests(
              "slot", "all that can happen to one key, in every order", "KeySlotSearchTest"),
          Method.tests("corpus", "what older versions have stored and said", "CorpusTest"),
          Method.run(
              "jcstress",
              "what two threads see of one another",
              "proof/jcstress",
              Map.of(
                  SAMPLE, "PROOF_ONLY=CountersAddUp proof/run jcstress",
                  DEFAULT, "proof/run jcstress",
                  FULL, "proof/run jcstress")),
          Method.run(
                  "lincheck",
                  "the cache against registers, in many orders of the steps of two threads",
                  "proof/lincheck",
                  Map.of(
                      DEFAULT, "proof/run lincheck",
                      FULL, "PROOF_SCENARIOS=45 PROOF_ORDERS=300 proof/run lincheck"))
              .sharing(),
          Method.run(
                  "mutation",
                  "changes of the code, each of which a test has to find",
                  "proof/mutation",
                  Map.of(
                      DEFAULT, "proof/mutation/run urls breakers breakers-sabotaged",
                      FULL, "proof/mutation/run"))
              .sharing(),
          Method.run(
                  "fuzz",
                  "bytes and text of others, led by what they reach",
                  "proof/fuzz",
                  Map.of(
                      SAMPLE, "proof/fuzz/run --built --seconds 3 json-decode key-two",
                      DEFAULT, "proof/fuzz/run --built --seconds 3",
                      FULL, "proof/fuzz/run --built --seconds 60"))
              .with(
                  "FuzzSabotageTest", "FrameSabotageTest", "EpochsSabotageTest", "RespSabotageTest")
              .sharing(),
          Method.run(
                  "faults",
                  "storages that are killed, stopped, cut off and broken, under a constant load",
                  "proof/faults",
                  Map.of(FULL, "proof/faults/run"))
              .with("CellsTest", "FaultsSabotageTest"),
          Method.run(
              "soak",
              "what a process holds after long load, while its servers have troubles",
              "proof/soak",
              Map.of(DEFAULT, "proof/soak/run --seconds 40", FULL, "proof/soak/run --minutes 60")),
          Method.run(
                  "supply",
                  "what comes with a build and with us",
                  "proof/supply",
                  Map.of(
                      SAMPLE, "proof/supply/run wrapper",
                      DEFAULT, "proof/supply/run", // R48 has no other sabotage than that of threats
                      FULL, "proof/supply/run"))
              .judging("SECURITY.md")
              .sharing());

  /** Tests of minutes, or of servers that are broken for as long. */
  static final Set<String> LONG =
      Set.of(
          "ChangingValuesTest",
          "ClearOnServersTest",
          "ClusterBusFaultsTest",
          "ClusterFaultsTest",
          "FollowingSqlTest",
          "GroupOfManyOnServersTest",
          "GroupOnServersTest",
          "MongodbFaultsTest",
          "MysqlBusFaultsTest",
          "MysqlFaultsTest",
          "OldLoadsOnServersTest",
          "OneLoadOnServersTest",
          "PostgresqlBusFaultsTest",
          "PostgresqlFaultsTest",
          "RedisBusFaultsTest",
          "SentinelBusTest",
          "SerializersTest",
          "StoppedServerMemoryTest",
          "ThrowingTest");

  private Methods() {}

  static Optional<Method> named(String name) {
    return ALL.stream().filter(method -> method.name().equals(name)).findFirst();
  }

  /** The one that a class of tests belongs to. */
  static Method of(String test) {
    return ALL.stream().filter(method -> method.tests().contains(test)).findFirst().orElse(TESTS);
  }

  static boolean isLong(String test) {
    return LONG.contains(test);
  }
}
