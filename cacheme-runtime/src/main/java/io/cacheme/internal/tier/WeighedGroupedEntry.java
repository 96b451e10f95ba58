package io.cacheme.internal.tier;

import io.cacheme.codec.Entry;
import io.cacheme.internal.follow.Mark;
import io.cacheme.spi.Weighed;
import org.jspecify.annotations.Nullable;

/** An entry of a node with groups for a heap that is bounded in bytes. */
final class WeighedGroupedEntry<V> extends GroupedEntry<V> implements Weighed {

  private final int heapBytes;

  WeighedGroupedEntry(
      Entry<V> entry, int clears, @Nullable Mark mark, Mark[] groups, int heapBytes) {
    super(entry, clears, mark, groups);
    this.heapBytes = heapBytes;
  }

  @Override
  public int heapBytes() {
    return heapBytes;
  }
}
