package io.cacheme.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    assertThat(Seen.all(Seen.text(List.of(fuzz, slot)))).containsExactly(fuzz, slot);
  }

  @Test
  void run_comesInThePlaceOfTheSame() {
    Seen full = seen("fuzz", Budget.FULL);
    Seen sample = seen("fuzz", Budget.SAMPLE);
    Seen whole = seen("fuzz", Budget.DEFAULT);
    assertThat(Seen.together(List.of(full, sample), List.of(whole), false))
        .containsExactly(full, whole);
    assertThat(Seen.together(List.of(full, whole), List.of(sample), false))
        .containsExactly(full, whole);
  }

  @Test
  void sample_isAPart_butOfAnother() {
    Seen sample = seen("fuzz", Budget.SAMPLE);
    assertThat(sample.isPartOf(seen("fuzz", Budget.DEFAULT), false)).isTrue();
    assertThat(sample.isPartOf(sample, false)).isFalse();
    assertThat(seen("fuzz", Budget.DEFAULT).isPartOf(seen("fuzz", Budget.FULL), true)).isFalse();
  }

  @Test
  void tests_ofSomePromises_areAPart() {
    Seen tests = seen("tests", Budget.DEFAULT);
    assertThat(tests.isPartOf(tests, true)).isTrue();
    assertThat(tests.isPartOf(tests, false)).isFalse();
  }
}
