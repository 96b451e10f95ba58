package io.cacheme.internal.tier;

import io.cacheme.codec.Entry;
import io.cacheme.spi.Weighed;

/** An entry for a heap that is bounded in bytes. */
final class WeighedEntry<V> extends HeapEntry<V> implements Weighed {

  private final int heapBytes;

  WeighedEntry(Entry<V> entry, int clears, int heapBytes) {
    super(entry, clears);
    this.heapBytes = heapBytes;
  }

  @Override
  public int heapBytes() {
    return heapBytes;
  }
}
