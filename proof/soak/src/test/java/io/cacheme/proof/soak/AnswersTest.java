package io.cacheme.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.proof.load.Tally.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {

  private final Sample counts = new Sample();

  AnswersTest() {
    for (String some : new String[] {"followed", "whole", "lines", "lifecycles"}) {
      counts.count(some);
    }
    counts.add("requests", 2);
  }

  @Test
  void answersThatAreRight_pass() {
    assertThat(new Answers(counts, true).checks()).allMatch(Check::passed);
  }

  @ParameterizedTest
  @EnumSource
  void whatNoAnswerMayBe_fails(Fault fault) {
    counts.count(fault.name());

    assertThat(new Answers(counts, true).checks())
        .filteredOn(check -> !check.passed())
        .extracting(Check::name)
        .containsExactly(fault == Fault.SHOWN ? "logs" : "answers");
  }
}
