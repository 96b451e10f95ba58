package io.cacheme.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.proof.load.Tally.Fault;
import org.junit.jupiter.api.Test;

class CellTest {

  private final Cell cell = Cell.of("any", () -> {}, () -> {});

  @Test
  void withoutDamage_noAnswerMayBeWrongInAnyWay() {
    assertThat(Fault.values()).noneMatch(cell::allows);
  }

  @Test
  void damage_changesAnswersOrTakesThem_andNothingElse() {
    assertThat(Fault.values())
        .filteredOn(cell.thatDamages()::allows)
        .containsExactlyInAnyOrder(Fault.DAMAGED, Fault.MISSING);
  }
}
