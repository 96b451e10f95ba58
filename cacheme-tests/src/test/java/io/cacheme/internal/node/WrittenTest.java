package io.cacheme.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrittenTest {

  private static final int PLACES = 65_536;

  private final Written written = new Written();

  @Test
  void has_placesThatWereAdded_andNoOthers() {
    int[] some = {0, 1, 63, 64, 127, 40_000, PLACES - 1};
    for (int place : some) {
      written.add(place);
      written.add(place);
    }

    assertThat(written.places()).containsExactly(some);
    assertThat(IntStream.range(0, PLACES).filter(written::has).toArray()).containsExactly(some);
    assertThat(written.isAll()).isFalse();
  }

  @Test
  void has_everyPlace_onceAllWereEnded() {
    written.add(7);
    written.addAll();

    assertThat(written.isAll()).isTrue();
    assertThat(written.has(8)).isTrue();
    assertThat(written.places()).containsExactly(7);
  }

  /** Hashes may differ in their upper bits only, as those of numbers that are far apart. */
  @Test
  void place_ofKeysThatFollowOneAnother_isMostlyOfTheirOwn() {
    for (int step : new int[] {1, 64, 1 << 16, 1 << 20}) {
      int[] places = IntStream.range(0, 1_000).map(i -> Written.place(i * step)).toArray();
      assertThat(IntStream.of(places)).allMatch(place -> place >= 0 && place < PLACES);
      assertThat(IntStream.of(places).distinct().count()).as("step %d", step).isGreaterThan(900);
    }
  }
}
