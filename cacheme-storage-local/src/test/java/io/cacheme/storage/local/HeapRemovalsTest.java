package io.cacheme.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.LocalStorage.Cause;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageContexts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What heaps tell of what they have, and of what they let go of. */
class HeapRemovalsTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final ManualTimeSource time = new ManualTimeSource();
  private final List<String> told = new CopyOnWriteArrayList<>();

  private HeapStorage opened(HeapStorage.Builder builder, EvictionPolicy policy) {
    HeapStorage storage = builder.policy(policy).build();
    assertThat(storage.tellRemovals((key, value, why) -> told.add(key + "=" + value + " " + why)))
        .isTrue();
    Await.value(storage.open(StorageContexts.manual("heap", time)));
    return storage;
  }

  private static Map<Object, Object> entries(HeapStorage storage) {
    Map<Object, Object> all = new HashMap<>();
    for (Iterator<Map.Entry<Object, Object>> each = storage.entries(); each.hasNext(); ) {
      Map.Entry<Object, Object> entry = each.next();
      assertThat(all.put(entry.getKey(), entry.getValue())).as("twice").isNull();
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void entries_areThoseThatHaveNotExpired(EvictionPolicy policy) {
    HeapStorage storage = opened(HeapStorage.builder().size(10_000), policy);
    for (int i = 0; i < 5_000; i++) {
      storage.put(i, "v" + i, i < 100 ? SECOND : 2 * SECOND);
    }
    storage.remove(4_999);
    assertThat(entries(storage)).hasSize(4_999).containsEntry(7, "v7");
    time.advance(Duration.ofSeconds(1));
    assertThat(entries(storage)).hasSize(4_899).doesNotContainKey(7).containsEntry(100, "v100");
    storage.close();
    assertThat(entries(storage)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatGoes_isTold_andWhy(EvictionPolicy policy) {
    HeapStorage storage = opened(HeapStorage.builder().size(100), policy);
    storage.put("a", 1, SECOND);
    storage.remove("b");
    storage.put("a", 2, SECOND);
    storage.remove("a");
    storage.put("a", 3, SECOND);
    time.advance(Duration.ofSeconds(1));
    assertThat(told).containsExactly("a=1 REPLACED", "a=2 EXPLICIT");
    assertThat(storage.get("a")).isNull();
    storage.put("a", 4, SECOND);
    time.advance(Duration.ofSeconds(1));
    storage.put("a", 5, SECOND);
    time.advance(Duration.ofSeconds(1));
    storage.remove("a");
    assertThat(told.subList(2, told.size()))
        .containsExactly("a=3 EXPIRED", "a=4 EXPIRED", "a=5 EXPIRED");
  }

  @ParameterizedTest
  @EnumSource
  void whatMakesRoom_isTold_ofEntriesAndOfBytes(EvictionPolicy policy) {
    HeapStorage storage = opened(HeapStorage.builder().size(10), policy);
    for (int i = 0; i < 100; i++) {
      storage.put(i, i, SECOND);
    }
    assertThat(told).hasSize(90).allMatch(line -> line.endsWith(" " + Cause.SIZE));
    told.clear();

    HeapStorage bytes = opened(HeapStorage.builder().bytes(1 << 16), policy);
    for (int i = 0; i < 1_000; i++) {
      bytes.put(i, new Heavy(), SECOND);
    }
    assertThat(told.size()).isEqualTo(1_000 - (int) bytes.size());
    assertThat(told).isNotEmpty().allMatch(line -> line.endsWith(" SIZE"));
  }

  /** Of about a kilobyte. */
  private record Heavy() implements io.cacheme.spi.Weighed {

    @Override
    public int heapBytes() {
      return 1_000;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoIsTold_mayUseTheHeap(EvictionPolicy policy) {
    HeapStorage storage = HeapStorage.builder().size(10).policy(policy).build();
    storage.tellRemovals(
        (key, value, why) -> {
          told.add(key + " " + why);
          if (told.size() < 500) {
            storage.put(key + "+", value, SECOND); // makes room once more
            storage.get(key);
          }
        });
    Await.value(storage.open(StorageContexts.manual("heap", time)));
    for (int i = 0; i < 20; i++) {
      storage.put("k" + i, i, SECOND);
    }
    assertThat(storage.size()).isEqualTo(10);
    assertThat(told).hasSizeGreaterThanOrEqualTo(10);
  }
}
