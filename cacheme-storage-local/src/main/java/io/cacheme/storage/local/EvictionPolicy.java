package io.cacheme.storage.local;

import io.cacheme.spi.TimeSource;
import java.util.Locale;

/** What a full heap drops. */
enum EvictionPolicy {
  /** What is asked for least often. */
  TLFU {
    @Override
    Heap heap(int size, TimeSource time) {
      return new TlfuHeap(size, time);
    }
  },
  /** What was not asked for the longest. */
  LRU {
    @Override
    Heap heap(int size, TimeSource time) {
      return new LruHeap(size, time);
    }
  };

  abstract Heap heap(int size, TimeSource time);

  String urlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
