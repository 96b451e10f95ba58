package io.cacheme.testkit.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.RemoteStorageContract;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The suite itself: each broken storage fails its cases and no others. */
class RemoteStorageContractTest {

  private static final Defect<RemoteStorage> NONE = Defect.remote("none", s -> s);

  private static final List<Defect<RemoteStorage>> DEFECTS =
      Stream.of(
              ValueDefects.all(),
              SizeDefects.all(),
              ExpiryDefects.all(),
              ClockDefects.all(),
              KeyDefects.all(),
              BulkDefects.all(),
              ConcurrencyDefects.all(),
              LifecycleDefects.all())
          .flatMap(List::stream)
          .toList();

  @TestFactory
  Stream<DynamicTest> defect_failsItsCasesAndNoOthers() {
    return DEFECTS.stream()
        .map(
            defect ->
                DynamicTest.dynamicTest(
                    defect.name(),
                    () ->
                        assertThat(BrokenRemoteStorageSuite.run(defect).failed())
                            .as("the cases that fail where a storage %s", defect.name())
                            .isEqualTo(defect.fails())));
  }

  @Test
  void everyCase_isPassedByAGoodStorage_andFailedByABrokenOne() {
    SuiteRun good = BrokenRemoteStorageSuite.run(NONE);
    Set<String> failedBySome = new TreeSet<>();
    DEFECTS.forEach(defect -> failedBySome.addAll(defect.fails()));

    assertThat(good.failed()).isEmpty();
    assertThat(good.aborted()).isEmpty();
    assertThat(failedBySome).isEqualTo(good.passed());
  }

  @Test
  void casesThatAStorageCannotRun_areSkipped() {
    SuiteRun run = SuiteRun.of(SmallEmbeddedSuite.class);

    assertThat(run.failed()).isEmpty();
    assertThat(run.aborted())
        .containsExactly(
            "put_fifteenMebibytes_isKept",
            "put_oneMebibyte_isKept",
            "unreachable_close_succeeds",
            "unreachable_everyCall_failsByItsStage",
            "unreachable_open_failsWithoutBeingRejected");
  }

  /** Of a storage without a server that takes small values only. */
  static class SmallEmbeddedSuite extends RemoteStorageContract {

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryRemoteStorage entries = new InMemoryRemoteStorage(time, 10_000);

    @Override
    protected RemoteStorage create() {
      return entries.another();
    }

    @Override
    protected void elapse(Duration duration) {
      time.advance(duration);
    }
  }
}
