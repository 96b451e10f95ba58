package io.cacheme.internal.read;

import io.cacheme.NodeSpec;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.ContextPropagation;
import org.jspecify.annotations.Nullable;

/** The fill of one remote tier by one flight. */
final class TierFill<V> extends TierCall<Boolean> {

  private final Passage<?, V> passage;
  private final RemoteTier<V> tier;

  TierFill(Passage<?, V> passage, RemoteTier<V> tier) {
    this.passage = passage;
    this.tier = tier;
  }

  @Override
  protected NodeSpec<?, ?> spec() {
    return tier.nodeSpec;
  }

  @Override
  protected ContextPropagation.@Nullable Snapshot carried() {
    return passage.carried();
  }

  @Override
  public void done(@Nullable Boolean kept, @Nullable Throwable failure) {
    boolean refused = Boolean.FALSE.equals(kept);
    if (failure != null) {
      tier.counters.failed(failure);
    } else if (refused) {
      tier.counters.refused.increment();
    } else {
      tier.counters.fills.increment();
    }
    passage.filledRemote(tier, failure == null && !refused);
  }
}
