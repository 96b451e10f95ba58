package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.HeapLayout;
import org.junit.jupiter.api.Test;

/** What is around a value on a heap that is bounded in bytes, part by part. */
class HeapWeigherTest {

  private static final int KEY = 100;
  private static final long MUCH = 1 << 20;

  /** A future has two references, an entry two ints and three longs more: no less than that. */
  private static final int ENTRY =
      Math.toIntExact(HeapLayout.object(3L * HeapLayout.REFERENCE + 40));

  private final HeapWeigher<String> weigher =
      new HeapWeigher<>(key -> KEY, (out, value) -> out.writeString(value));

  private int weigh(String value, boolean followed, int groups) {
    return weigher.weigh("a", value, followed, groups, MUCH);
  }

  @Test
  void nothing_weighsAKeyAndAnEntry() {
    assertThat(weigh(null, false, 0)).isEqualTo(KEY + ENTRY);
  }

  @Test
  void value_weighsWhatItIs() {
    assertThat(weigh("abc", false, 0) - weigh(null, false, 0))
        .isEqualTo(Math.toIntExact(HeapLayout.string("abc")));
  }

  @Test
  void followed_hasAMark() {
    assertThat(weigh(null, true, 0) - weigh(null, false, 0)).isEqualTo(16);
  }

  /** Marks are objects, and an array holds them. */
  @Test
  void groups_haveAMarkEach_andOneForTheKey() {
    int mark = Math.toIntExact(HeapLayout.object(16));
    int three = weigh(null, false, 3) - weigh(null, false, 0);
    int four = weigh(null, false, 4) - weigh(null, false, 0);
    int five = weigh(null, false, 5) - weigh(null, false, 0);

    assertThat(three)
        .isEqualTo(Math.toIntExact(4 * mark + HeapLayout.object(6L * HeapLayout.REFERENCE)))
        .isGreaterThanOrEqualTo(
            Math.toIntExact(4 * mark + HeapLayout.array(3L * HeapLayout.REFERENCE)));
    assertThat(five - three).isEqualTo(2 * mark + 2 * HeapLayout.REFERENCE);
    assertThat(four).isBetween(three + mark, five - mark);
  }

  @Test
  void heavierThanTheLimit_isTooHeavy() {
    int nothing = weigh(null, false, 0);
    int value = weigh("abc", false, 0);

    assertThat(weigher.weigh("a", null, false, 0, nothing)).isEqualTo(nothing);
    assertThat(weigher.weigh("a", null, false, 0, nothing - 1)).isEqualTo(HeapWeigher.TOO_HEAVY);
    assertThat(weigher.weigh("a", "abc", false, 0, value)).isEqualTo(value);
    assertThat(weigher.weigh("a", "abc", false, 0, value - 1)).isEqualTo(HeapWeigher.TOO_HEAVY);
  }

  @Test
  void heavierThanAnyWeightThatIsTold_isTooHeavy() {
    HeapWeigher<String> ofHugeKeys = new HeapWeigher<>(key -> 1L << 31, weigher.encoder());

    assertThat(ofHugeKeys.weigh("a", null, false, 0, Long.MAX_VALUE))
        .isEqualTo(HeapWeigher.TOO_HEAVY);
  }
}
