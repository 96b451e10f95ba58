package io.cacheme.internal.write;

import io.cacheme.NodeSpec;
import io.cacheme.internal.tier.Asking;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.StoredEntry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All that one write asks of one tier, at the same time: to write or remove the key, and to remove
 * the entries of its other versions. It has ended when each of these calls has.
 */
abstract class TierWrite<V> {

  private final RemoteTier<V> tier;
  private final Asking asking = new Asking();
  private final AtomicInteger unanswered;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean refused;
  private volatile @Nullable Call last;

  /** {@code calls} calls to {@code tier}, each of which is to be made. */
  TierWrite(RemoteTier<V> tier, int calls) {
    this.tier = tier;
    this.unanswered = new AtomicInteger(calls);
  }

  /** Keeps {@code stored}, whatever is there. */
  final void put(StoredEntry stored) {
    if (admits(Op.PUT)) {
      tier.gate.put(stored, call(true));
    }
  }

  /** Keeps {@code entry} where its key is unchanged. */
  final void putIfUnchanged(ConditionalEntry entry) {
    if (admits(Op.PUT)) {
      tier.gate.putIfUnchanged(entry, call(true));
    }
  }

  /** Removes {@code key}, and keeps {@code tombstone} there, if it is one. */
  final void remove(String key, byte @Nullable [] tombstone) {
    if (admits(Op.REMOVE)) {
      tier.gate.remove(key, tombstone, tier.holdMillis(), call(false));
    }
  }

  private Call call(boolean fills) {
    Call made = new Call(fills, last);
    last = made;
    return made;
  }

  /** Others that it waited for have ended: the time of its calls begins anew. */
  final void waitsAnew() {
    for (Call call = last; call != null; call = call.before) {
      call.waitsAnew();
    }
  }

  /** All was asked: whether it is still to end, and goes on by itself. */
  final boolean isPending() {
    return asking.isPending();
  }

  /** Whether the tier had something else than what was to be replaced. */
  final boolean wasRefused() {
    return refused;
  }

  /**
   * All calls have ended.
   *
   * @param failed what the first of those that failed ended with, or null
   * @return whether the write goes on
   */
  abstract boolean ended(@Nullable Throwable failed);

  /** What the writer's thread carries, or null. */
  abstract ContextPropagation.@Nullable Snapshot carried();

  /** Goes on with the next tier. */
  abstract void goOn();

  private boolean admits(Op op) {
    if (tier.gate.admits(op)) {
      return true;
    }
    tier.counters.bypasses.increment();
    answered(tier.gate.bypass(op));
    return false;
  }

  private void answered(@Nullable Throwable thrown) {
    if (thrown != null) {
      failure.compareAndSet(null, thrown);
    }
    if (unanswered.decrementAndGet() == 0 && ended(failure.get()) && !asking.isUnderWay()) {
      goOn();
    }
  }

  /** A call that keeps many, and this one's entry among them, has ended. */
  final void putWithOthers(boolean kept, @Nullable Throwable thrown) {
    if (thrown == null) {
      filled(kept);
    }
    answered(thrown);
  }

  private void filled(boolean kept) {
    if (kept) {
      tier.counters.fills.increment();
    } else {
      tier.counters.refused.increment();
      refused = true;
    }
  }

  private final class Call extends TierCall<Boolean> {

    private final boolean fills;
    private final @Nullable Call before;

    Call(boolean fills, @Nullable Call before) {
      this.fills = fills;
      this.before = before;
    }

    @Override
    protected NodeSpec<?, ?> spec() {
      return tier.nodeSpec;
    }

    @Override
    protected ContextPropagation.@Nullable Snapshot carried() {
      return TierWrite.this.carried();
    }

    @Override
    public void done(@Nullable Boolean kept, @Nullable Throwable thrown) {
      boolean declined = Boolean.FALSE.equals(kept);
      if (thrown != null) {
        tier.counters.failed(thrown);
      } else if (!fills) {
        tier.removed(!declined);
      } else {
        filled(!declined);
      }
      answered(thrown);
    }
  }
}
