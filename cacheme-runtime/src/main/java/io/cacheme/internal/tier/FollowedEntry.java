package io.cacheme.internal.tier;

import io.cacheme.codec.Entry;
import io.cacheme.internal.follow.Following;
import io.cacheme.internal.follow.Mark;

/** An entry that is served only as long as nobody else is known to have written its key. */
sealed class FollowedEntry<V> extends HeapEntry<V> permits WeighedFollowedEntry {

  private final int stripe;
  private final int epoch;
  private final long sinceNanos;

  FollowedEntry(Entry<V> entry, int clears, Mark mark) {
    super(entry, clears);
    this.stripe = mark.stripe();
    this.epoch = mark.epoch();
    this.sinceNanos = mark.sinceNanos();
  }

  final boolean isServedBy(Following following) {
    return following.serves(stripe, epoch, sinceNanos);
  }

  @Override
  public final Mark mark() {
    return new Mark(stripe, epoch, sinceNanos);
  }
}
