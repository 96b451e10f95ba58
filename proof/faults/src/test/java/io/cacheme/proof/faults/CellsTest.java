package io.cacheme.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One fault of each storage but MariaDB, under load; {@code proof/faults/run} has them all. */
class CellsTest {

  @ParameterizedTest
  @CsvSource({
    "redis, stopped",
    "redis-cluster, killed",
    "postgresql, reset",
    "mysql, read-only",
    "sqlite, held",
    "mongodb, refused-at-start"
  })
  void fault_underLoad_breaksNoPromise(String storage, String fault) {
    try (Family family = Matrix.open(storage)) {
      Outcome outcome = Matrix.run(family, cell(family, fault), Plan.SHORT);

      System.out.println(outcome.line());
      assertThat(outcome.problems()).as(outcome.line()).isEmpty();
    }
  }

  private static Cell cell(Family family, String fault) {
    return family.cells().stream()
        .filter(cell -> cell.name().equals(fault))
        .findFirst()
        .orElseThrow(() -> new AssertionError(family.name() + " has no fault " + fault));
  }
}
