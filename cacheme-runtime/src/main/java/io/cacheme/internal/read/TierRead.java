package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.tier.Asking;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.StoredValue;
import org.jspecify.annotations.Nullable;

/** The question of one flight to one remote tier. */
final class TierRead<N extends Node<V>, V> extends TierCall<StoredValue> {

  private final Passage<N, V> passage;
  private final RemoteTier<V> tier;
  private final int place;
  private final Asking asking = new Asking();
  private @Nullable Outcome<V> found;

  TierRead(Passage<N, V> passage, RemoteTier<V> tier, int place) {
    this.passage = passage;
    this.tier = tier;
    this.place = place;
  }

  /** Whether the answer is still to come, once it was asked. Else it is {@link #found}. */
  boolean isPending() {
    return asking.isPending();
  }

  /** The answer, or null if the tier had none. */
  @Nullable Outcome<V> found() {
    return found;
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
  public void done(@Nullable StoredValue value, @Nullable Throwable failure) {
    try {
      if (failure != null) {
        tier.counters.failed(failure);
      } else {
        Entry<V> entry = passage.read(tier, place, value);
        found = entry == null ? null : Outcome.hit(tier, entry);
      }
    } catch (Throwable e) {
      tier.counters.failed(e); // a storage never fails a get
    }
    if (!asking.isUnderWay()) {
      passage.goOn(found, place);
    }
  }
}
