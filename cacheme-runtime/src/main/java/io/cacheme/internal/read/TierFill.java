package io.cacheme.internal.read;

import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierCall;
import org.jspecify.annotations.Nullable;

/** The fill of one remote tier by one flight. */
final class TierFill<V> extends TierCall<Void> {

  private final Passage<?, V> passage;
  private final RemoteTier<V> tier;

  TierFill(Passage<?, V> passage, RemoteTier<V> tier) {
    this.passage = passage;
    this.tier = tier;
  }

  @Override
  public void done(@Nullable Void nothing, @Nullable Throwable failure) {
    if (failure == null) {
      tier.counters.fills.increment();
      passage.filled(tier);
    } else {
      tier.counters.failed(failure);
      passage.filled(null);
    }
  }
}
