package io.cacheme.internal.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Funnels;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BloomFilterTest {

  private static final int MILLION = Integer.getInteger("cacheme.bloom.keys", 1_000_000);

  @Test
  void put_newThenKnown() {
    BloomFilter filter = new BloomFilter(1000, 0.01);

    assertThat(filter.mightContain(hash("1"))).isFalse();
    assertThat(filter.put(hash("1"))).isTrue();
    assertThat(filter.mightContain(hash("1"))).isTrue();
    assertThat(filter.put(hash("1"))).isFalse();
  }

  @Test
  void put_everyMember_isFound_evenBeyondTheSize() {
    BloomFilter filter = new BloomFilter(10_000, 0.5);
    for (int i = 0; i < 20_000; i++) {
      filter.put(hash("key:" + i));
    }
    for (int i = 0; i < 20_000; i++) {
      assertThat(filter.mightContain(hash("key:" + i))).isTrue();
    }
  }

  @Test
  void million_at1Percent_takesUnder1300Kilobytes() {
    assertThat(new BloomFilter(1_000_000, 0.01).sizeInBytes()).isBetween(1_198_000L, 1_300_000L);
  }

  /** Guava's filter, of the same size and rate, is the oracle; keys of the shape that ours have. */
  @Test
  void million_keys_falsePositivesAreAsRareAsDeclared() {
    for (double fpp : new double[] {0.03, 0.01, 0.001}) {
      BloomFilter ours = new BloomFilter(MILLION, fpp);
      var guava =
          com.google.common.hash.BloomFilter.create(
              Funnels.stringFunnel(StandardCharsets.US_ASCII), MILLION, fpp);
      for (int i = 0; i < MILLION; i++) {
        ours.put(hash(key(i)));
        guava.put(key(i));
      }
      double ourRate = 0;
      double guavaRate = 0;
      for (int i = MILLION; i < 2 * MILLION; i++) {
        ourRate += ours.mightContain(hash(key(i))) ? 1.0 / MILLION : 0;
        guavaRate += guava.mightContain(key(i)) ? 1.0 / MILLION : 0;
      }
      System.out.printf("[bloom] declared %.4f, ours %.5f, Guava %.5f%n", fpp, ourRate, guavaRate);
      double deviation = 5 * Math.sqrt(fpp / MILLION);
      assertThat(ourRate).isLessThan(fpp + deviation).isCloseTo(guavaRate, within(fpp));
    }
  }

  @Test
  void smallest_works() {
    for (double fpp : new double[] {1e-300, 1e-9, 0.5, 0.999}) {
      BloomFilter filter = new BloomFilter(1, fpp);
      filter.put(hash("1"));
      assertThat(filter.mightContain(hash("1"))).isTrue();
    }
  }

  @Test
  void extremeHashes_stayWithinTheTable() {
    BloomFilter filter = new BloomFilter(3, 0.3);
    for (long hash : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1, 1L << 32}) {
      filter.put(hash);
      assertThat(filter.mightContain(hash)).isTrue();
    }
  }

  @Test
  void nonsense_isRefused() {
    assertThatThrownBy(() -> new BloomFilter(0, 0.01)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BloomFilter(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BloomFilter(1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BloomFilter(1 << 30, 0.001)).hasMessageContaining("1.8 GiB");
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }

  private static String key(int i) {
    return "cacheme:user:" + i + ":info:v1";
  }

  private static long hash(String key) {
    return KeyHash.of(key);
  }
}
