package io.cacheme.internal.write;

import io.cacheme.Node;
import io.cacheme.ValueTooLargeException;
import io.cacheme.codec.Entry;
import io.cacheme.internal.env.FencePolicy;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Encoded;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One write of one key through all tiers, from the last to the first: the new entry of a put or a
 * refresh, or a removal. One runs at a time; those that arrive meanwhile become one, which does
 * what the latest of them wants and ends for all of them.
 */
public final class KeyWrite<N extends Node<V>, V> {

  /** Someone to be told how the write ended. */
  public interface Listener {

    /** The group that the listener waits in, until it joins another. */
    void follows(WriteGroup group);

    /** It ended; {@code failed} names the storages that could not be written. */
    void ended(List<String> failed, @Nullable Throwable cause);
  }

  private final NodeContext<N, V> context;
  private final KeySlot<N, V> slot;
  private final String remoteKey;
  private final @Nullable Entry<V> entry;
  private final boolean onlyQuarantined;
  private boolean clears;
  private WriteGroup group = new WriteGroup(this);
  private final List<String> failed = new ArrayList<>(0);
  private @Nullable Throwable cause;
  private volatile int confirmed;
  private int link;

  private KeyWrite(
      NodeContext<N, V> context,
      KeySlot<N, V> slot,
      String remoteKey,
      @Nullable Entry<V> entry,
      boolean onlyQuarantined) {
    this.context = context;
    this.slot = slot;
    this.remoteKey = remoteKey;
    this.entry = entry;
    this.onlyQuarantined = onlyQuarantined;
    this.clears = entry == null && !onlyQuarantined;
  }

  /** A write of {@code entry}. */
  public static <N extends Node<V>, V> KeyWrite<N, V> of(
      NodeContext<N, V> context, KeySlot<N, V> slot, String remoteKey, Entry<V> entry) {
    return new KeyWrite<>(context, slot, remoteKey, entry, false);
  }

  /** A removal. */
  public static <N extends Node<V>, V> KeyWrite<N, V> removal(
      NodeContext<N, V> context, KeySlot<N, V> slot, String remoteKey) {
    return new KeyWrite<>(context, slot, remoteKey, null, false);
  }

  /** A removal from those remote tiers only that the key is in quarantine of. */
  public static <N extends Node<V>, V> KeyWrite<N, V> cleaning(
      NodeContext<N, V> context, KeySlot<N, V> slot, String remoteKey) {
    return new KeyWrite<>(context, slot, remoteKey, null, true);
  }

  public KeyWrite<N, V> tell(Listener listener) {
    group.add(listener);
    return this;
  }

  /**
   * Fences the key, clears the heap if this is a removal, and queues the write; the slot is locked.
   * Answers the write to run now, once the lock is released.
   */
  public @Nullable KeyWrite<N, V> submit() {
    FencePolicy fences = context.surroundings.fences;
    if (!onlyQuarantined) {
      slot.version++;
    }
    if (fences.atStart()) {
      slot.fence();
    }
    if (clears) {
      context.clearHeaps(slot.key);
    }
    slot.waiting = slot.waiting == null ? this : slot.waiting.followedBy(this);
    return next(slot, fences);
  }

  /** The write of {@code slot} to run now, if any; the slot is locked. */
  public static <N extends Node<V>, V> @Nullable KeyWrite<N, V> next(
      KeySlot<N, V> slot, FencePolicy fences) {
    if (slot.waiting == null
        || slot.running != null
        || (fences.afterPending() && slot.pendingFills > 0)) {
      return null;
    }
    slot.running = slot.waiting;
    slot.waiting = null;
    return slot.running;
  }

  private KeyWrite<N, V> followedBy(KeyWrite<N, V> later) {
    KeyWrite<N, V> winner = later.onlyQuarantined ? this : later;
    group.join(later.group, winner);
    winner.group = group;
    winner.clears = clears || later.clears;
    return winner;
  }

  public void run() {
    step(context.tiers.length - 1);
  }

  private void step(int from) {
    for (int i = from; i >= 0; i--) {
      if (context.tiers[i] instanceof RemoteTier<V> tier && concerns(tier)) {
        Entry<V> source = entry;
        StoredEntry stored = source == null ? null : encode(tier, source);
        Op op = stored == null ? Op.REMOVE : Op.PUT;
        if (tier.gate.admits(op)) {
          call(tier, i, stored);
          return;
        }
        tier.counters.bypasses.increment();
        failed(tier, tier.gate.bypass(op));
      }
    }
    end();
  }

  private @Nullable StoredEntry encode(RemoteTier<V> tier, Entry<V> source) {
    Encoded encoded = tier.encode(remoteKey, source, context.surroundings.time.epochMillis());
    if (encoded instanceof Encoded.TooLarge tooLarge && cause == null) {
      cause = tooLarge.reason();
    }
    return encoded.stored();
  }

  private boolean concerns(RemoteTier<V> tier) {
    return !onlyQuarantined || tier.quarantine.contains(slot.key);
  }

  private void call(RemoteTier<V> tier, int index, @Nullable StoredEntry stored) {
    Call call = new Call(tier, index, stored != null);
    if (stored == null) {
      tier.gate.remove(remoteKey, call); // a value that cannot be kept there must not stay outdated
    } else {
      tier.gate.put(stored, call);
    }
  }

  /** The tier can be trusted again, unless it holds what a write that still waits is to replace. */
  private void reached(RemoteTier<V> tier) {
    if (!tier.quarantine.contains(slot.key)) {
      return;
    }
    slot.lock.lock();
    try {
      if (slot.waiting == null || slot.waiting.onlyQuarantined) {
        tier.quarantine.release(slot.key);
      }
    } finally {
      slot.lock.unlock();
    }
  }

  private void failed(RemoteTier<V> tier, @Nullable Throwable failure) {
    failed.add(tier.storage());
    if (cause == null || cause instanceof ValueTooLargeException) {
      cause = failure;
    }
    if (!onlyQuarantined) { // else the outdated entry is known, and expires when it does
      tier.distrust(slot.key, remoteKey);
    }
  }

  /** The remote tiers that this write has not reached so far. */
  public List<RemoteTier<V>> unconfirmed() {
    List<RemoteTier<V>> tiers = new ArrayList<>();
    for (int i = 0; i < context.tiers.length; i++) {
      if ((confirmed & (1 << i)) == 0 && context.tiers[i] instanceof RemoteTier<V> tier) {
        tiers.add(tier);
      }
    }
    return tiers;
  }

  /**
   * Sees to it that nobody reads an outdated entry from tiers that the write has not reached. Until
   * it does, the fills and the write before it may still go on.
   */
  public List<String> distrustUnconfirmed() {
    List<String> names = new ArrayList<>();
    long calls = 1 + 2L * context.remoteTiers(context.tiers.length);
    long wait = calls * context.surroundings.settings.fillTimeout().toMillis();
    for (RemoteTier<V> tier : unconfirmed()) {
      tier.distrust(slot.key, remoteKey, wait);
      names.add(tier.storage());
    }
    context.cleanLater();
    return names;
  }

  private void end() {
    KeyWrite<N, V> next;
    slot.lock.lock();
    try {
      if (context.surroundings.fences.atEnd()) {
        slot.fence();
      }
      Entry<V> source = entry;
      if (source != null && (slot.waiting == null || !slot.waiting.clears)) {
        long now = context.surroundings.time.epochMillis();
        context.fillHeaps(slot.key, source, context.tiers.length, now);
      }
      slot.running = null;
      next = next(slot, context.surroundings.fences);
    } finally {
      context.slots.unlock(slot);
    }
    if (!failed.isEmpty()) {
      context.cleanLater();
    }
    if (next != null) {
      next.link = link + 1;
      context.surroundings.runNext(next::run, next.link);
    }
    group.ended(failed, cause);
  }

  private final class Call extends TierCall<Void> {

    private final RemoteTier<V> tier;
    private final int index;
    private final boolean fills;

    Call(RemoteTier<V> tier, int index, boolean fills) {
      this.tier = tier;
      this.index = index;
      this.fills = fills;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // the calls of one write follow one another
    public void done(@Nullable Void nothing, @Nullable Throwable failure) {
      if (failure == null) {
        confirmed |= 1 << index;
        reached(tier);
        if (fills) {
          tier.counters.fills.increment();
        }
      } else {
        tier.counters.failed(failure);
        failed(tier, failure);
      }
      step(index - 1);
    }
  }
}
