package io.cacheme.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeysTest {

  @Test
  void take_sameSeed_sameKeys() {
    assertThat(new Keys(1.001, 42).take(1_000)).isEqualTo(new Keys(1.001, 42).take(1_000));
    assertThat(new Keys(1.001, 42).take(1_000)).isNotEqualTo(new Keys(1.001, 43).take(1_000));
  }

  @Test
  void take_trace_hasAboutAsManyDistinctKeysAsItsDescriptionSays() {
    assertThat(distinct(1.001)).isBetween(55_000L, 56_000L);
    assertThat(distinct(0)).isBetween(125_000L, 128_000L);
    assertThat(distinct(1.2)).isLessThan(40_000);
  }

  @Test
  void batches_haveDistinctKeys() {
    List<List<Long>> batches = new Keys(1.2, 42).batches(500, 20);

    assertThat(batches).hasSize(500).allSatisfy(batch -> assertThat(batch).hasSize(20));
    assertThat(batches).allSatisfy(batch -> assertThat(batch).doesNotHaveDuplicates());
  }

  private static long distinct(double skew) {
    return LongStream.of(new Keys(skew, 42).take(200_000)).distinct().count();
  }
}
