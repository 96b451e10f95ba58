package io.cacheme.testkit.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The suite itself: each broken storage fails its cases, and leaves a server that runs. */
class RemoteStorageFaultContractTest {

  @AfterAll
  static void stopServer() {
    BrokenFaultSuite.SERVER.kill();
  }

  @TestFactory
  Stream<DynamicTest> defect_failsItsCases_andLeavesTheServerRunning() {
    return Arrays.stream(ShelfDefect.values())
        .filter(defect -> defect != ShelfDefect.NONE)
        .map(defect -> DynamicTest.dynamicTest(defect.name(), () -> assertFails(defect)));
  }

  @Test
  void everyCase_isPassedByAGoodStorage_andFailedByABrokenOne() {
    SuiteRun good = BrokenFaultSuite.run(ShelfDefect.NONE);
    Set<String> failedBySome = new TreeSet<>();
    Arrays.stream(ShelfDefect.values()).forEach(defect -> failedBySome.addAll(defect.fails()));

    assertThat(good.failed()).isEmpty();
    assertThat(good.aborted()).isEmpty();
    assertThat(failedBySome).isEqualTo(good.passed());
  }

  /** And not by what goes before it. */
  private static void assertIsThrownByACase(Throwable thrown, Set<String> cases) {
    assertThat(thrown.getStackTrace()).anyMatch(frame -> cases.contains(frame.getMethodName()));
  }

  private static void assertShowsTheServersWords(Throwable thrown) {
    assertThat(thrown.getSuppressed())
        .anyMatch(said -> said.getMessage().contains(BrokenFaultSuite.SERVER.said()));
  }

  private static void assertFails(ShelfDefect defect) {
    SuiteRun run = BrokenFaultSuite.run(defect);

    assertThat(run.failed()).isEqualTo(defect.fails());
    assertThat(run.thrown())
        .allSatisfy(thrown -> assertIsThrownByACase(thrown, defect.fails()))
        .allSatisfy(RemoteStorageFaultContractTest::assertShowsTheServersWords);
    assertThat(BrokenFaultSuite.SERVER.isRunning()).isTrue();
    assertThat(BrokenFaultSuite.SERVER.isStopped()).isFalse();
  }
}
