package io.cacheme.internal.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.ManualTimeSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Marks, and what outdates them. */
class MarksTest {

  private final ManualTimeSource time = new ManualTimeSource();
  private final LocalMarks marks = new LocalMarks(time);

  @Test
  void mark_isCurrentUntilItsKeyMoves() {
    Mark a = marks.mark("thing:a");
    Mark b = marks.mark("thing:b");
    assertThat(marks.isCurrent(a)).isTrue();
    marks.move("thing:a");

    assertThat(marks.isCurrent(a)).isFalse();
    assertThat(marks.isCurrent(b)).isTrue();
    assertThat(marks.isCurrent(marks.mark("thing:a"))).isTrue();
  }

  @Test
  void knows_whatIsFreshAndCurrent() {
    Mark mark = marks.mark("thing:a");
    time.advanceNanos(100);
    assertThat(marks.knows(mark, 101)).isTrue();
    assertThat(marks.knows(mark, 100)).isFalse();
    marks.move("thing:a");

    assertThat(marks.knows(mark, 101)).isFalse();
  }

  @Test
  void moveAll_outdatesEachKey() {
    Epochs epochs = new Epochs();
    Mark[] all =
        IntStream.range(0, 200_000).mapToObj(i -> epochs.mark("k:" + i, 0)).toArray(Mark[]::new);
    assertThat(IntStream.of(0, (1 << 16) - 1).map(epochs::at)).containsExactly(0, 0);
    epochs.moveAll();

    assertThat(all).noneMatch(epochs::isCurrent);
    assertThat(IntStream.of(0, (1 << 16) - 1).map(epochs::at)).containsExactly(1, 1);
  }

  /** A node's keys differ in their last characters, or in the middle: neither shares places. */
  @Test
  void keys_thatAreAlike_rarelyShareAPlace() {
    assertThat(places("thing:%d")).isGreaterThan(9_000);
    assertThat(places("thing:%d:v1")).isGreaterThan(9_000);
    assertThat(places("%d:thing:with:a:long:end")).isGreaterThan(9_000);
  }

  private static long places(String form) {
    return IntStream.range(0, 10_000).map(i -> Epochs.stripe(form.formatted(i))).distinct().count();
  }
}
