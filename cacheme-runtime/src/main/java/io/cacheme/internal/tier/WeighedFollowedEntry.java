package io.cacheme.internal.tier;

import io.cacheme.codec.Entry;
import io.cacheme.internal.follow.Mark;
import io.cacheme.spi.Weighed;

/** An entry for a heap that is bounded in bytes and follows the writes of others. */
final class WeighedFollowedEntry<V> extends FollowedEntry<V> implements Weighed {

  private final int heapBytes;

  WeighedFollowedEntry(Entry<V> entry, int clears, Mark mark, int heapBytes) {
    super(entry, clears, mark);
    this.heapBytes = heapBytes;
  }

  @Override
  public int heapBytes() {
    return heapBytes;
  }
}
