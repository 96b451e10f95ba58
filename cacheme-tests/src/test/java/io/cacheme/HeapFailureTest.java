package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A heap that throws, as none may: calls end all the same, and nobody gets what a write replaced.
 */
class HeapFailureTest {

  enum Fault {
    EXCEPTION {
      @Override
      void happens() {
        throw new IllegalStateException("broken");
      }
    },
    ERROR {
      @Override
      void happens() {
        throw new OutOfMemoryError("broken");
      }
    };

    abstract void happens();
  }

  private final Log log = new Log();
  private final StubHeap heap = new StubHeap();
  private final Source source = new Source();
  private Cacheme cacheme;
  private NodeCache<Thing, String> cache;

  @BeforeEach
  void open() {
    log.open();
    cacheme = Cacheme.builder().storage("local", heap).completeOnStorageThreads().build();
    cache = cacheme.bind(Thing.spec().tier("local", Thing.DISK_TTL).build(), Loads.by(source));
  }

  @AfterEach
  void close() {
    cacheme.close();
    log.close();
  }

  @ParameterizedTest
  @EnumSource
  void get_heapThrows_isAMissAndCounted(Fault fault) {
    cache.get(Thing.of(7)).join();
    heap.onGet =
        key -> {
          fault.happens();
          return null;
        };
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(cache.sync().get(Thing.of(7))).isEqualTo("7#3");
    assertThat(cache.stats().tiers().get(0).errorCount()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void put_heapDoesNotTakeIt_theOlderValueIsGone(Fault fault) {
    cache.get(Thing.of(7)).join();
    heap.onPut = fault::happens;
    assertThat(cache.put(Thing.of(7), "new")).isCompletedWithValue(null);
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
  }

  @ParameterizedTest
  @EnumSource
  void refresh_heapNeitherTakesNorForgets_theOlderValueIsNotServed(Fault fault) {
    cache.get(Thing.of(7)).join();
    heap.onPut = fault::happens;
    heap.onRemove = fault::happens;
    assertThat(cache.refresh(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#3");
  }

  @ParameterizedTest
  @EnumSource
  void invalidate_heapDoesNotForget_isNotReadForTheKeyUntilItDoes(Fault fault) {
    cache.get(Thing.of(7)).join();
    cache.get(Thing.of(8)).join();
    heap.onRemove = fault::happens;
    assertThat(cache.invalidate(Thing.of(7))).isCompletedWithValue(null);
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    assertThat(cache.getIfPresent(Thing.of(8))).isCompletedWithValue("8#1");
    heap.onRemove = () -> {};
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(log.warnings()).singleElement().asString().contains("\"local\"", "remove");
  }

  @ParameterizedTest
  @EnumSource
  void put_heapDidNotForgetAndTakesAgain_isReadAgain(Fault fault) {
    cache.get(Thing.of(7)).join();
    heap.onRemove = fault::happens;
    cache.invalidate(Thing.of(7)).join();
    cache.put(Thing.of(7), "new").join();
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue("new");
  }

  @ParameterizedTest
  @EnumSource
  void invalidate_heapForgetsNoneOfVeryMany_isNotReadAtAll(Fault fault) {
    heap.onRemove = fault::happens;
    int[] ids = IntStream.range(0, 10_001).toArray();
    for (int id : ids) {
      cache.put(Thing.of(id), "old").join();
    }
    for (int id : ids) {
      cache.invalidate(Thing.of(id)).join();
    }
    for (int id : ids) {
      assertThat(cache.getIfPresent(Thing.of(id)).join()).isNull();
    }
  }
}
