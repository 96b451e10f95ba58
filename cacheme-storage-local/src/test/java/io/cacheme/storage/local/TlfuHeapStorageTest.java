package io.cacheme.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.LocalStorage;
import io.cacheme.testkit.LocalStorageContract;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TlfuHeapStorageTest extends LocalStorageContract {

  @Override
  protected LocalStorage create(int size) {
    return HeapStorage.builder().tlfu().size(size).build();
  }

  @Test
  void full_keepsWhatIsAskedForOften() {
    LocalStorage storage = opened(100, time);
    for (int i = 0; i < 50; i++) {
      storage.put("often" + i, i, LocalStorage.NO_EXPIRY);
    }
    for (int round = 0; round < 20; round++) {
      IntStream.range(0, 50).forEach(i -> storage.get("often" + i));
    }
    for (int i = 0; i < 1_000; i++) {
      storage.put("once" + i, i, LocalStorage.NO_EXPIRY);
    }

    assertThat(IntStream.range(0, 50).filter(i -> storage.get("often" + i) != null).count())
        .isGreaterThan(40);
  }
}
