package io.cacheme.internal.read;

import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Waiter;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Tier;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.internal.write.KeyWrite;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One passage of one key through the tiers and the loader, for all who ask meanwhile. It answers
 * them as soon as the value is known, and can be joined until its last fill is acknowledged.
 *
 * <p>A probe is a flight that cannot be joined and never loads.
 */
public final class Flight<N extends Node<V>, V> {

  public final NodeContext<N, V> context;
  public final KeySlot<N, V> slot;
  public final N node;
  private final @Nullable Loader<? super N, ? extends V> loader;
  private final boolean probe;
  private final long epoch;
  private volatile @Nullable LoadCall<?> load;
  private @Nullable String remoteKey;

  // guarded by slot.lock until outcome is set, which nobody changes
  private @Nullable Waiter<V> firstWaiter;
  private @Nullable Waiter<V> lastWaiter;
  private int callers;
  private @Nullable Outcome<V> outcome;
  private int pendingFills;

  /** A flight that begins now; the slot is locked. */
  public Flight(
      NodeContext<N, V> context,
      KeySlot<N, V> slot,
      N node,
      @Nullable Loader<? super N, ? extends V> loader,
      boolean probe) {
    this.context = context;
    this.slot = slot;
    this.node = node;
    this.loader = loader;
    this.probe = probe;
    this.epoch = slot.epoch;
  }

  /** Adds someone to answer; the slot is locked and there is no outcome. */
  public void join(Waiter<V> waiter) {
    callers++;
    if (lastWaiter == null) {
      firstWaiter = waiter;
    } else {
      lastWaiter.nextWaiter(waiter);
    }
    lastWaiter = waiter;
  }

  /** How it ended, or null; the slot is locked. */
  public @Nullable Outcome<V> outcome() {
    return outcome;
  }

  /** Whether this thread is inside the loader that this flight waits for. */
  public boolean isLoadedByThisThread() {
    LoadCall<?> running = load;
    return running != null && running.isOnThisThread();
  }

  public void loadedBy(LoadCall<?> call) {
    load = call;
  }

  public String remoteKey() {
    String key = remoteKey;
    if (key == null) {
      key = context.remoteKey(node);
      remoteKey = key;
    }
    return key;
  }

  /** Goes through the tiers, then loads. */
  public void start() {
    try {
      if (!answeredByHeaps()) {
        if (context.doorkeeper != null && !probe) {
          remoteKey(); // or it has none, and fails before anything is loaded
        }
        readFrom(context.leading.length);
      }
    } catch (RuntimeException | Error e) { // a key that cannot be rendered, a broken heap
      answer(Outcome.failed(e), 0);
    }
  }

  /**
   * Asks the leading heap tiers once more: the key may have been filled before the flight began.
   */
  public boolean answeredByHeaps() {
    for (int i = 0; i < context.leading.length; i++) {
      if (answeredByHeap(context.leading[i], i)) {
        return true;
      }
    }
    return false;
  }

  public boolean answeredByHeap(HeapTier<V> tier, int index) {
    HeapEntry<V> entry = tier.get(slot.key);
    if (entry == null) {
      tier.counters.misses.increment();
      return false;
    }
    tier.counters.hits.increment();
    answer(Outcome.hit(tier, entry.entry()), index);
    return true;
  }

  private void readFrom(int first) {
    for (int i = first; i < context.tiers.length; i++) {
      Tier<V> tier = context.tiers[i];
      if (tier instanceof HeapTier<V> heap) {
        if (answeredByHeap(heap, i)) {
          return;
        }
      } else if (tier instanceof RemoteTier<V> remote) {
        String key = remoteKey();
        if (remote.admitsRead(slot.key)) {
          remote.gate.get(key, new Read(remote, i));
          return;
        }
      }
    }
    loadIfAllowed();
  }

  private void loadIfAllowed() {
    if (probe) {
      answer(Outcome.nothing(), 0);
    } else {
      load();
    }
  }

  /** Loads the value by the flight's own loader. */
  public void load() {
    Loader<? super N, ? extends V> by = loader;
    if (context.surroundings.isAbandoned() || by == null) {
      answer(Outcome.failed(context.surroundings.closedException()), 0);
      return;
    }
    Load call = new Load(by);
    load = call;
    call.start();
  }

  /** Ends the flight: the first {@code count} tiers are filled and all waiters answered. */
  public void answer(Outcome<V> outcome, int count) {
    int fills = conclude(outcome, count);
    if (fills < 0) {
      return;
    }
    if (fills > 0) {
      fillEach(outcome, count);
    }
    tell();
  }

  /**
   * Decides the outcome, fills the heap and lets later requests see it. Answers how many remote
   * fills are owed, each to be ended by {@link #filled}; or -1 if there was an outcome before.
   */
  public int conclude(Outcome<V> end, int count) {
    int fills = 0;
    slot.lock.lock();
    try {
      if (outcome != null) {
        return -1;
      }
      Entry<V> entry = end.entry();
      if (entry != null
          && count > 0
          && context.keeps(entry)
          && slot.mayFill(epoch, context.surroundings.fences)) {
        context.fillHeaps(slot.key, entry, count, context.surroundings.time.epochMillis());
        fills = context.remoteTiers(count);
      }
      outcome = end;
      pendingFills = fills;
      slot.pendingFills += fills;
      if (probe) {
        slot.probes--;
      } else if (fills == 0) {
        leave();
      }
    } finally {
      context.slots.unlock(slot);
    }
    return fills;
  }

  private void leave() {
    if (slot.flight == this) {
      slot.flight = null;
    }
  }

  private void fillEach(Outcome<V> end, int count) {
    Entry<V> entry = end.entry();
    long now = context.surroundings.time.epochMillis();
    for (int i = 0; i < count; i++) {
      if (entry != null && context.tiers[i] instanceof RemoteTier<V> tier) {
        StoredEntry stored = tier.encode(remoteKey(), entry, now).stored();
        if (stored == null) {
          filled(null);
        } else if (!tier.gate.admits(Op.PUT)) {
          tier.counters.bypasses.increment();
          filled(null);
        } else {
          tier.gate.put(stored, new Fill(tier));
        }
      }
    }
  }

  /**
   * One remote fill has ended; {@code written} is the tier if it went well. What the tier holds now
   * can be trusted again, unless a write of the key came after this flight began.
   */
  public void filled(@Nullable RemoteTier<V> written) {
    KeyWrite<N, V> next = null;
    slot.lock.lock();
    try {
      if (written != null && slot.epoch == epoch) {
        written.quarantine.release(slot.key);
      }
      slot.pendingFills--;
      if (--pendingFills == 0 && !probe) {
        leave();
      }
      next = KeyWrite.next(slot, context.surroundings.fences);
    } finally {
      context.slots.unlock(slot);
    }
    if (next != null) {
      next.run();
    }
  }

  /** Counts and answers all waiters. Called once, by who concluded. */
  public void tell() {
    Outcome<V> end = outcome;
    Waiter<V> waiter = firstWaiter;
    if (end == null || waiter == null) {
      return;
    }
    context.counters.answered(end.isHit(), callers);
    firstWaiter = null;
    lastWaiter = null;
    boolean coalesced = false;
    while (waiter != null) {
      Waiter<V> next = waiter.nextWaiter();
      waiter.nextWaiter(null);
      waiter.answered(end, coalesced);
      coalesced = true;
      waiter = next;
    }
  }

  private final class Read extends TierCall<StoredValue> {

    private final RemoteTier<V> tier;
    private final int index;

    Read(RemoteTier<V> tier, int index) {
      this.tier = tier;
      this.index = index;
    }

    @Override
    public void done(@Nullable StoredValue value, @Nullable Throwable failure) {
      try {
        if (failure != null) {
          tier.counters.failed(failure);
          readFrom(index + 1);
          return;
        }
        Entry<V> entry = tier.entry(value, remoteKey());
        if (entry == null) {
          readFrom(index + 1);
        } else {
          answer(Outcome.hit(tier, entry), index);
        }
      } catch (RuntimeException | Error e) {
        answer(Outcome.failed(e), 0);
      }
    }
  }

  private final class Fill extends TierCall<Void> {

    private final RemoteTier<V> tier;

    Fill(RemoteTier<V> tier) {
      this.tier = tier;
    }

    @Override
    public void done(@Nullable Void nothing, @Nullable Throwable failure) {
      if (failure == null) {
        tier.counters.fills.increment();
        filled(tier);
      } else {
        tier.counters.failed(failure);
        filled(null);
      }
    }
  }

  private final class Load extends LoadCall<V> {

    private final Loader<? super N, ? extends V> by;

    Load(Loader<? super N, ? extends V> by) {
      super(context, by.blocks());
      this.by = by;
    }

    @Override
    public @Nullable CompletionStage<? extends @Nullable V> call() throws Exception {
      return by.load(node);
    }

    @Override
    public void ended(@Nullable V value, @Nullable Throwable failure) {
      context.counters.loaded(failure == null, 1);
      if (failure != null) {
        answer(Outcome.failed(failure), 0);
      } else {
        long now = context.surroundings.time.epochMillis();
        Entry<V> entry = context.loaded(value, begunMillis(), now);
        answer(Outcome.loaded(entry), context.tiersToFill(Flight.this, entry));
      }
    }
  }
}
