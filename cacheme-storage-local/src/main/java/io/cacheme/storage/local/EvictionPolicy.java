package io.cacheme.storage.local;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.TimeSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a full heap drops. */
enum EvictionPolicy {
  /** What is asked for least often. */
  TLFU {
    @Override
    Heap heap(Bound bound, TimeSource time, LocalStorage.@Nullable Removals listener) {
      return new TlfuHeap(bound, time, listener);
    }
  },
  /** What was not asked for the longest. */
  LRU {
    @Override
    Heap heap(Bound bound, TimeSource time, LocalStorage.@Nullable Removals listener) {
      return new LruHeap(bound, time, listener);
    }
  };

  /**
   * An empty heap.
   *
   * @param listener told of what it lets go of; null if nobody wants to know
   */
  abstract Heap heap(Bound bound, TimeSource time, LocalStorage.@Nullable Removals listener);

  String urlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
