package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cacheme.spi.LocalStorage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A heap that is not believed everywhere, key by key. */
class UnsureHeapTest {

  private final OwnHeap heap = new OwnHeap();
  private final UnsureHeap unsure = new UnsureHeap(heap);

  @Test
  void doubted_isNotServed_untilItIsRemoved() {
    heap.entries.put("a", "older");
    heap.entries.put("b", "value");
    unsure.doubt("a");
    assertThat(unsure.peek("a")).isNull();
    assertThat(heap.entries).as("nobody asked for it").containsEntry("a", "older");
    assertThat(unsure.get("b")).isEqualTo("value");
    assertThat(unsure.peek("b")).isEqualTo("value");

    assertThat(unsure.get("a")).isNull();
    assertThat(heap.entries).containsOnlyKeys("b");
    heap.entries.put("a", "newer");
    assertThat(unsure.get("a")).isEqualTo("newer");
  }

  @Test
  void doubted_andNotForgotten_staysSo() {
    heap.entries.put("a", "older");
    unsure.doubt("a");
    heap.failsToRemove = true;
    assertThatIllegalStateException().isThrownBy(() -> unsure.remove("a"));
    assertThat(unsure.peek("a")).isNull();
    heap.failsToPut = true;
    assertThatIllegalStateException().isThrownBy(() -> unsure.put("a", "newer", 1));
    assertThat(unsure.peek("a")).isNull();
    heap.failsToPut = false;
    unsure.put("a", "newer", 7);

    assertThat(unsure.peek("a")).isEqualTo("newer");
    assertThat(heap.ttlNanos).isEqualTo(7);
  }

  @Test
  void removed_isForgotten_andDoubtedNoMore() {
    heap.entries.put("a", "older");
    unsure.doubt("a");
    unsure.remove("a");
    assertThat(heap.entries).isEmpty();
    heap.entries.put("a", "newer");

    assertThat(unsure.peek("a")).isEqualTo("newer");
  }

  @Test
  void doubtedKeys_beyondTheMost_nothingIsServed() {
    heap.entries.put("well", "value");
    for (int i = 0; i < 10_000; i++) {
      unsure.doubt(i);
    }
    assertThat(unsure.get("well")).isEqualTo("value");
    assertThat(unsure.entries()).toIterable().hasSize(1);
    unsure.doubt("one more");

    assertThat(unsure.get("well")).isNull();
    assertThat(unsure.peek("well")).isNull();
    assertThat(unsure.entries()).isExhausted();
    assertThat(heap.entries).as("it is not removed").containsKey("well");
  }

  @Test
  void entries_withoutThoseDoubted_ifTheHeapTells() {
    heap.entries.put("a", "older");
    heap.entries.put("b", "value");
    unsure.doubt("a");
    assertThat(unsure.entries()).toIterable().containsExactly(Map.entry("b", "value"));
    heap.tells = false;

    assertThat(unsure.entries()).isNull();
  }

  @Test
  void allElse_isAsTheHeapSays() {
    heap.entries.put("a", "value");
    assertThat(unsure.supportsExpireAfterAccess()).isFalse();
    heap.looksAgain = true;
    assertThat(unsure.supportsExpireAfterAccess()).isTrue();
    assertThat(unsure.maximumBytes()).isEqualTo(LocalStorage.UNBOUNDED);
    assertThat(unsure.size()).isEqualTo(1);
    assertThat(unsure.weighedBytes()).isEqualTo(11);
    assertThat(unsure.evictionCount()).isEqualTo(12);
    assertThat(unsure).hasToString("a heap of its own");
    assertThat(unsure.open(null)).isCompleted();
    assertThat(heap.isOpen).isTrue();
    assertThat(unsure.close()).isCompleted();
    assertThat(heap.isOpen).isFalse();
  }
}
