package io.cacheme.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.Weighed;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageContexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeapBytesTest {

  private static final int BOUND = 1 << 20;

  private record Weight(int heapBytes) implements Weighed {}

  private static HeapStorage opened(EvictionPolicy policy) {
    HeapStorage heap = HeapStorage.builder().policy(policy).bytes(BOUND).build();
    heap.open(StorageContexts.manual("local", new ManualTimeSource()));
    return heap;
  }

  @ParameterizedTest
  @EnumSource
  void full_weighsNoMoreThanItMay(EvictionPolicy policy) {
    HeapStorage heap = opened(policy);
    for (int i = 0; i < 10_000; i++) {
      heap.put(i % 3_000, new Weight(1 + i % 5_000), LocalStorage.NO_EXPIRY);
      assertThat(heap.weighedBytes()).isLessThanOrEqualTo(BOUND);
    }
    assertThat(heap.weighedBytes()).isGreaterThan(BOUND * 9L / 10);
    assertThat(heap.maximumBytes()).isEqualTo(BOUND);
  }

  @ParameterizedTest
  @EnumSource
  void replacedAndRemoved_weighNothing(EvictionPolicy policy) {
    HeapStorage heap = opened(policy);
    heap.put("a", new Weight(1_000), LocalStorage.NO_EXPIRY);
    long one = heap.weighedBytes();
    heap.put("a", new Weight(1_000), LocalStorage.NO_EXPIRY);
    assertThat(heap.weighedBytes()).isEqualTo(one).isGreaterThan(1_000);
    heap.put("a", new Weight(2_000), LocalStorage.NO_EXPIRY);
    assertThat(heap.weighedBytes()).isEqualTo(one + 1_000);
    heap.remove("a");
    assertThat(heap.weighedBytes()).isZero();
    assertThat(heap.size()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void heavierThanAll_isNotKept_norWhatItReplaces_andDropsNothingElse(EvictionPolicy policy) {
    HeapStorage heap = opened(policy);
    heap.put("a", new Weight(1_000), LocalStorage.NO_EXPIRY);
    heap.put("b", new Weight(1_000), LocalStorage.NO_EXPIRY);

    heap.put("a", new Weight(BOUND), LocalStorage.NO_EXPIRY);
    heap.put("c", new Weight(Integer.MAX_VALUE), LocalStorage.NO_EXPIRY);

    assertThat(heap.get("a")).isNull();
    assertThat(heap.get("b")).isNotNull();
    assertThat(heap.get("c")).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotWeighed_isNotKept(EvictionPolicy policy) {
    HeapStorage heap = opened(policy);
    heap.put("a", new Weight(1_000), LocalStorage.NO_EXPIRY);
    heap.put("a", "text", LocalStorage.NO_EXPIRY);
    assertThat(heap.get("a")).isNull();
  }
}
