package io.cacheme.storage.local;

import io.cacheme.spi.TimeSource;
import java.util.Locale;

/** What a full heap drops. */
enum EvictionPolicy {
  /** What is asked for least often. */
  TLFU {
    @Override
    Heap heap(Bound bound, TimeSource time) {
      return new TlfuHeap(bound, time);
    }
  },
  /** What was not asked for the longest. */
  LRU {
    @Override
    Heap heap(Bound bound, TimeSource time) {
      return new LruHeap(bound, time);
    }
  };

  abstract Heap heap(Bound bound, TimeSource time);

  String urlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
