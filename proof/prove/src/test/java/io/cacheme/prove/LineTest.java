package io.cacheme.prove;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What checks say is taken to the letter, and nothing else is. */
class LineTest {

  private static Line line(String text) {
    return Line.of(text).orElseThrow();
  }

  @Test
  void of_aLine_hasItsParts_andIsWrittenAsItWas() {
    String text = "proof fuzz json-decode PASSED 2,503 runs in 21 s";
    assertThat(line(text)).isEqualTo(new Line("fuzz", "json-decode", true, "2,503 runs in 21 s"));
    assertThat(line(text).text()).isEqualTo(text);
    assertThat(line("proof fuzz url FAILED").text()).isEqualTo("proof fuzz url FAILED");
  }

  @Test
  void of_whatIsNone_isNothing() {
    for (String text : new String[] {"", "proof", "proof fuzz url", "proof fuzz url FOUND 3"}) {
      assertThat(Line.of(text)).as(text).isEmpty();
    }
  }

  @Test
  void isSabotaged_byItsName_isOfTheSameSubject() {
    Line broken = line("proof jcstress counters-add-up-sabotaged PASSED found out: 566 forbidden");
    assertThat(broken.isSabotaged()).isTrue();
    assertThat(broken.subject()).isEqualTo("counters-add-up");
    assertThat(broken.rules()).isEmpty();
  }

  @Test
  void rules_ofASimulation_areThoseThatWereBroken() {
    assertThat(line("proof simulation x-sabotaged PASSED found out: R3, F1").rules())
        .containsExactly("R3", "F1");
    assertThat(line("proof weakened x-sabotaged PASSED found out: R7 by 3 of 15 tests").rules())
        .containsExactly("R7");
    assertThat(line("proof simulation x PASSED found out: R3").rules()).isEmpty();
  }
}
