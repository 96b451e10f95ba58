package io.cacheme.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.LoadSpec;
import io.cacheme.internal.node.LoadTurns.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LoadTurnsTest {

  private final List<String> begun = new ArrayList<>();

  private static LoadTurns ofAtMost(int loads) {
    return Objects.requireNonNull(LoadTurns.of(LoadSpec.UNBOUNDED.maxConcurrent(loads)));
  }

  private Turn take(LoadTurns turns, String load) {
    return turns.take(load, () -> begun.add(load));
  }

  @Test
  void of_noBound_isNone() {
    assertThat(LoadTurns.of(LoadSpec.UNBOUNDED)).isNull();
  }

  @Test
  void take_moreThanMayRun_waitAndBeginInTheirOrder() {
    LoadTurns turns = ofAtMost(2);
    assertThat(take(turns, "a")).isEqualTo(Turn.NOW);
    assertThat(take(turns, "b")).isEqualTo(Turn.NOW);
    assertThat(take(turns, "c")).isEqualTo(Turn.LATER);
    assertThat(take(turns, "d")).isEqualTo(Turn.LATER);
    assertThat(turns.waiting()).isEqualTo(2);
    assertThat(begun).isEmpty();

    turns.over("b");
    assertThat(begun).containsExactly("c");
    turns.over("a");
    assertThat(begun).containsExactly("c", "d");
    assertThat(turns.waiting()).isZero();
    assertThat(take(turns, "e")).as("two run again").isEqualTo(Turn.LATER);
    turns.over("c");
    turns.over("d");
    turns.over("e");
    assertThat(begun).containsExactly("c", "d", "e");
    assertThat(take(turns, "f")).as("none runs").isEqualTo(Turn.NOW);
  }

  @Test
  void over_oneThatWaited_waitsNoLonger() {
    LoadTurns turns = ofAtMost(1);
    take(turns, "a");
    take(turns, "b");
    take(turns, "c");
    turns.over("b");
    assertThat(begun).as("a runs yet").isEmpty();
    assertThat(turns.waiting()).isEqualTo(1);
    turns.over("a");

    assertThat(begun).containsExactly("c");
  }

  /** Where a load ends while it is begun, the next does not begin within it. */
  @Test
  void over_whileAnotherBegins_isGoneOnWithAfterwards() {
    LoadTurns turns = ofAtMost(1);
    take(turns, "a");
    turns.take(
        "b",
        () -> {
          turns.over("b");
          begun.add("b");
        });
    take(turns, "c");
    turns.over("a");

    assertThat(begun).containsExactly("b", "c");
  }

  @Test
  void take_inTheMiddleOfOthersThatBegin_waitsBehindThem() {
    LoadTurns turns = ofAtMost(1);
    take(turns, "a");
    List<Turn> meanwhile = new ArrayList<>();
    turns.take(
        "b",
        () -> {
          begun.add("b");
          turns.over("b");
          meanwhile.add(take(turns, "d"));
        });
    take(turns, "c");
    turns.over("a");

    assertThat(meanwhile).containsExactly(Turn.LATER);
    assertThat(begun).containsExactly("b", "c");
    turns.over("c");
    assertThat(begun).containsExactly("b", "c", "d");
  }

  @Test
  void take_whereTooManyWait_isNever() {
    LoadTurns turns = ofAtMost(1);
    take(turns, "a");
    for (int i = 0; i < LoadSpec.MOST_WAITING; i++) {
      assertThat(take(turns, "w" + i)).isEqualTo(Turn.LATER);
    }

    assertThat(take(turns, "b")).isEqualTo(Turn.NEVER);
    assertThat(turns.waiting()).isEqualTo(LoadSpec.MOST_WAITING);
  }
}
