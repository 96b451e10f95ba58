package io.cacheme.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was seen is kept in a file, until the same is seen again. */
class SeenTest {

  private static Seen seen(String method, Budget budget) {
    Line line = new Line(method, "check", true, "3 runs");
    return new Seen(method, "2026-11-28", "0123abcd", budget, 3, List.of(line));
  }

  @Test
  void text_isRead() {
    Seen fuzz = seen("fuzz", Budget.FULL);
    Seen slot = seen("slot", Budget.DEFAULT);
    assertThat(Seen.all(Seen.text(List.of(fuzz, slot))))
        .isEqualTo(Map.of("fuzz", fuzz, "slot", slot));
  }

  @Test
  void sample_isAPart_butOfAnother() {
    Seen sample = seen("fuzz", Budget.SAMPLE);
    assertThat(sample.isPartOf(seen("fuzz", Budget.DEFAULT), false)).isTrue();
    assertThat(sample.isPartOf(sample, false)).isFalse();
    assertThat(seen("fuzz", Budget.DEFAULT).isPartOf(seen("fuzz", Budget.FULL), true)).isFalse();
  }

  /** A sample of them is all that the test command has run. */
  @Test
  void tests_ofSomePromises_areAPart() {
    Seen tests = seen("tests", Budget.SAMPLE);
    assertThat(tests.isPartOf(seen("tests", Budget.DEFAULT), true)).isTrue();
    assertThat(tests.isPartOf(seen("tests", Budget.DEFAULT), false)).isFalse();
  }
}
