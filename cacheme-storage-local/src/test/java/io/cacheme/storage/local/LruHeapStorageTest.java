package io.cacheme.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.LocalStorage;
import io.cacheme.testkit.LocalStorageContract;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LruHeapStorageTest extends LocalStorageContract {

  @Override
  protected LocalStorage create(int size) {
    return HeapStorage.builder().lru().size(size).build();
  }

  @Test
  void full_dropsTheLongestUnused_exactlyInSmallStorages() {
    LocalStorage storage = opened(1_000, time);
    IntStream.range(0, 1_000).forEach(i -> storage.put(i, i, LocalStorage.NO_EXPIRY));
    storage.get(0);
    storage.put(1, 1, LocalStorage.NO_EXPIRY);
    storage.put("new", "x", LocalStorage.NO_EXPIRY);
    storage.put("newer", "x", LocalStorage.NO_EXPIRY);

    assertThat(storage.get(0)).isNotNull();
    assertThat(storage.get(1)).isNotNull();
    assertThat(storage.get(2)).isNull();
    assertThat(storage.get(3)).isNull();
    assertThat(storage.get(4)).isNotNull();
    assertThat(storage.size()).isEqualTo(1_000);
  }

  @Test
  void large_keepsExactlyItsSize_whateverTheStripes() {
    for (int size : new int[] {1_023, 1_024, 10_001, 100_000}) {
      LocalStorage storage = opened(size, time);
      IntStream.range(0, 20 * size).forEach(i -> storage.put(i, i, LocalStorage.NO_EXPIRY));
      assertThat(storage.size()).isEqualTo(size);
    }
  }

  @Test
  void expired_givesItsPlaceBackWhenAskedFor() {
    LocalStorage storage = opened(10, time);
    storage.put("a", "x", 1);
    time.advanceNanos(1);
    assertThat(storage.get("a")).isNull();

    assertThat(storage.size()).isZero();
  }
}
