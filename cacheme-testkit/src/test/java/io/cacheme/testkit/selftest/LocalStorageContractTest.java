package io.cacheme.testkit.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.LocalStorage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The suite itself: each broken storage fails its cases and no others. */
class LocalStorageContractTest {

  private static final Defect<LocalStorage> NONE = Defect.local("none", s -> s);

  private static final List<Defect<LocalStorage>> DEFECTS =
      Stream.of(
              LocalEntryDefects.all(),
              LocalExpiryDefects.all(),
              LocalIdleDefects.all(),
              LocalLifecycleDefects.all(),
              LocalTellingDefects.all())
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
                        assertThat(BrokenLocalStorageSuite.run(defect).failed())
                            .as("the cases that fail where a storage %s", defect.name())
                            .isEqualTo(defect.fails())));
  }

  @Test
  void everyCase_isPassedByAGoodStorage_andFailedByABrokenOne() {
    SuiteRun good = BrokenLocalStorageSuite.run(NONE);
    Set<String> failedBySome = new TreeSet<>();
    DEFECTS.forEach(defect -> failedBySome.addAll(defect.fails()));

    assertThat(good.failed()).isEmpty();
    assertThat(good.aborted()).isEmpty();
    assertThat(failedBySome).isEqualTo(good.passed());
  }
}
