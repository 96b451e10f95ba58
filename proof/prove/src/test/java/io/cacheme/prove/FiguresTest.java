package io.cacheme.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several checks say together what each of them says. */
class FiguresTest {

  private static String of(String... lines) {
    return Figures.of(Stream.of(lines).map(line -> Line.of(line).orElseThrow()).toList());
  }

  @Test
  void checks_thatCountTheSame_areSummed() {
    assertThat(
            of(
                "proof processes a PASSED 1,000 schedules, 0 wrong, 3.8 s",
                "proof processes b PASSED 100 schedules, 0 wrong, 0.2 s",
                "proof processes c-sabotaged PASSED found out: F1"))
        .isEqualTo("1,100 schedules, 0 wrong in 2 checks; 1 broken on purpose, found out");
    assertThat(
            of(
                "proof orders a PASSED all 121 states, 462 orders",
                "proof orders b PASSED all 2,910 states, 17 orders"))
        .isEqualTo("all 3,031 states in 2 checks");
  }

  @Test
  void checks_thatCountOtherThings_areCounted() {
    assertThat(of("proof a b PASSED 3 of 4 mutants", "proof a c PASSED 1 of 2 mutants"))
        .isEqualTo("2 checks");
    assertThat(of("proof a b PASSED 3 runs", "proof a c PASSED 1 schedules")).isEqualTo("2 checks");
  }

  @Test
  void oneCheck_saysWhatItSays() {
    assertThat(of("proof a b PASSED 3 of 4 mutants found")).isEqualTo("3 of 4 mutants found");
  }

  @Test
  void tests_areCounted_andTheirClasses() {
    assertThat(of("proof tests PutTest PASSED 21 tests", "proof tests GetTest PASSED 1 test"))
        .isEqualTo("22 tests in 2 classes");
    assertThat(of("proof tests PutTest PASSED 1,021 tests", "proof tests GetTest PASSED 1 test"))
        .isEqualTo("1,022 tests in 2 classes");
  }

  @Test
  void whatFailed_standsBeforeAllElse() {
    assertThat(of("proof tests PutTest PASSED 21 tests", "proof tests GetTest FAILED has not run"))
        .isEqualTo("FAILED: GetTest has not run; 21 tests in 1 class");
    assertThat(Figures.of(List.of())).isEmpty();
  }
}
