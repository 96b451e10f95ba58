package io.cacheme.internal.key;

import io.cacheme.internal.time.Deadlines;
import org.jspecify.annotations.Nullable;

/**
 * One passage of one key through the tiers and the loader, as its slot knows it: who waits for it,
 * how it ended, how many fills it owes. Everything that changes is changed by {@link KeySlot} only.
 */
public abstract class Flight<V> extends Deadlines.Timed {

  /** What others may do with it. */
  public enum Kind {
    /** Others who ask for the key join it. */
    SHARED,
    /** It is its caller's own, and never loads. */
    PROBE,
    /** It is its caller's own, and keeps nothing of what it loads. */
    PRIVATE
  }

  final KeySlot<V> slot;
  final Kind kind;

  /** The slot's epoch when it began: it may write back in this one only. */
  final long epoch;

  final Waiters<V> waiters = new Waiters<>();
  int pendingFills;
  private volatile @Nullable Outcome<V> outcome;
  private volatile boolean over;

  /** A flight that begins now; made by an {@link Opening}. */
  protected Flight(KeySlot<V> slot, Kind kind) {
    this.slot = slot;
    this.kind = kind;
    this.epoch = slot.epoch();
  }

  /** What the heap and the table of slots know the key by. */
  public final Object key() {
    return slot.key;
  }

  public final Kind kind() {
    return kind;
  }

  /** How it ended, or null. */
  public final @Nullable Outcome<V> outcome() {
    return outcome;
  }

  /** Whether it has ended and owes no fill. */
  public final boolean isOver() {
    return over;
  }

  /** All who wait for it, once it has an outcome. */
  public final @Nullable Waiter<V> waiters() {
    return waiters.first();
  }

  /** How many wait for it, once it has an outcome. */
  public final int callers() {
    return waiters.count();
  }

  /** Whether this thread is inside the loader that it waits for. */
  protected abstract boolean isLoadedByThisThread();

  void ends(Outcome<V> end) {
    outcome = end;
  }

  void leaves() {
    over = true;
  }
}
