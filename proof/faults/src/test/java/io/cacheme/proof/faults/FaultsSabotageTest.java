package io.cacheme.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is broken on purpose is found out. */
class FaultsSabotageTest {

  @ParameterizedTest
  @EnumSource
  void brokenPromise_isFoundOut(Sabotage sabotage) {
    Outcome outcome = sabotage.run();

    assertThat(outcome.problems()).as(outcome.line()).isEmpty();
    assertThat(outcome.line()).contains("-sabotaged PASSED found out: ");
  }
}
