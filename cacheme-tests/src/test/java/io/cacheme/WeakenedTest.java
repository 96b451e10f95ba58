package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * A test of a promise fails on an engine that breaks it, and only there: else it would prove
 * nothing. What the simulations prove has weaker engines of its own.
 */
class WeakenedTest {

  private static final ProofLine PROOF = new ProofLine("weakened");

  /** More than any of these tests takes, however busy the machine. */
  private static final int WHOLE_SECONDS = 60;

  /** A broken engine may let a test wait for ever. */
  private static final int BROKEN_SECONDS = 10;

  @ParameterizedTest
  @CsvSource({
    "R2,  nobody joins a load,                                  SingleflightTest#get_whileLoading_joins",
    "R5,  a quarantine blocks nothing,                          QuarantineTest",
    "R6,  a refresh takes what was written meanwhile for older, RefreshTest",
    "R7,  futures derived of a hit are the hit's own,           FutureTest",
    "R8,  what a codec throws ends the walk,                    FailureTest",
    "R9,  a copy lives as long as its tier says,                ChainTest",
    "R10, keys are not escaped,                                 KeyInjectivityTest",
    "R11, bytes that cannot be read are no miss,                EntryTest",
    "R12, any number of calls may be under way,                 DeadlineTest#get_moreCallsThanMayBeOutstanding_bypassTheStorage",
    "R13, close waits for nothing,                              LifecycleTest#close_loadUnderWay_isDrained",
    "R14, getAll hides what failed,                             BatchModelTest",
    "R15, answers are not counted,                              StatsTest",
    "R16, stored bytes name classes,                            codec.JavaGadgetTest",
    "R17, a frame holds what it declares,                       codec.ZlibCompressorTest#decompress_moreThanAllowed_isUndecodable",
    "R18, an option's password is shown,                        spi.StorageUrlTest",
    "R19, silence is waited out,                                DeadlineTest#get_silentStorage_isBypassedAfterHalfASecond",
    "R37, all loads run at once,                                tests.loads.LoadBoundsTest#loads_moreThanAllowed_waitForTheirTurn_inOrder",
    "R39, a load fills whatever was written,                    tests.fresh.ReloadTest",
    "R42, asMap shows all that a heap has,                      AsMapTest",
    "R43, what a listener throws is thrown on,                  LoadAndCallEventsTest",
    "R44, nobody is told how a storage does,                    HealthTest"
  })
  void test_engineThatBreaksThePromise_fails(String promise, String weakness, String test) {
    TestExecutionSummary whole = run(List.of(), test, WHOLE_SECONDS);
    TestExecutionSummary broken = run(Weaknesses.named(weakness), test, BROKEN_SECONDS);

    long passed = whole.getTestsSucceededCount();
    boolean found = passed > 0 && whole.getTotalFailureCount() == 0 && isFoundOut(broken);
    String name = test.replaceAll(".*\\.|#.*", "");
    PROOF.says(
        weakness + "-sabotaged",
        found,
        found ? "found out: %s by %d of %d tests of %s" : "%s: %d fail, %d pass as it is, of %s",
        promise,
        broken.getTestsFailedCount(),
        passed,
        name);
    assertThat(failures(whole)).as("as it is").isEmpty();
    assertThat(passed).isPositive();
    assertThat(failures(broken)).as("on the engine that breaks it").isNotEmpty();
    assertThat(isFoundOut(broken)).as("each would fail on any: " + failures(broken)).isTrue();
  }

  /** Classes that cannot be loaded as they were changed would fail any test. */
  private static boolean isFoundOut(TestExecutionSummary broken) {
    return failures(broken).stream().anyMatch(failure -> !(failure instanceof LinkageError));
  }

  private static List<Throwable> failures(TestExecutionSummary summary) {
    return summary.getFailures().stream().map(TestExecutionSummary.Failure::getException).toList();
  }

  private static DiscoverySelector selected(SimLoader loader, String[] test) {
    Class<?> all = loader.load("io.cacheme." + test[0]);
    return test.length == 1 ? selectClass(all) : selectMethod(all, test[1]);
  }

  /** Runs tests that are loaded anew, together with the engine that they test. */
  private static TestExecutionSummary run(List<SimWeakening> weaknesses, String test, int seconds) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    SimLoader loader = new SimLoader(weaknesses);
    thread.setContextClassLoader(loader);
    try {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selected(loader, test.split("#")))
              .configurationParameter("junit.jupiter.execution.timeout.default", seconds + " s")
              .configurationParameter(
                  "junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
              .build();
      SummaryGeneratingListener summary = new SummaryGeneratingListener();
      LauncherFactory.create().execute(request, summary);
      return summary.getSummary();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
