package io.cacheme.internal.key;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One passage of one key through the tiers and the loader, as its slot knows it: who waits for it,
 * how it ended, how many fills it owes. Everything that changes is changed by {@link KeySlot} only.
 *
 * <p>Who asks brings one, which begins if the slot opens it, and is forgotten if not.
 */
public abstract class Flight<V> extends Awaited<V> {

  /** Whether this thread is inside the loader that it waits for. */
  protected abstract boolean isLoadedByThisThread();

  /** Whether others are known to have written the key since it began to read it. */
  protected abstract boolean isOutdated();

  /** What those who ask are answered while it has not ended, since it takes long; else null. */
  protected @Nullable Outcome<V> meanwhile() {
    return null;
  }

  /** What others may do with it. */
  public enum Kind {
    /** Others who ask for the key join it. */
    SHARED,
    /** It is its caller's own, and never loads. */
    PROBE,
    /** It is its caller's own, and keeps nothing of what it loads. */
    PRIVATE,
    /** Nobody waits for it: it looks for what is newer than what is served meanwhile. */
    RENEWAL
  }

  final Kind kind;
  private final Object key;
  private @Nullable KeySlot<V> slot;

  /** The slot's epoch when it began: it may write back in this one only. */
  long epoch;

  /** Whether somebody has asked since, and not joined it, for it was outdated. */
  boolean passedBy;

  int pendingFills;
  private volatile @Nullable Outcome<V> outcome;
  private volatile boolean over;

  /** A flight that may be opened for {@code key}. */
  protected Flight(Object key, Kind kind) {
    this.key = key;
    this.kind = kind;
  }

  /** It begins now. */
  void opens(KeySlot<V> by) {
    slot = by;
    epoch = by.epoch();
  }

  /** The slot that has opened it. */
  public final KeySlot<V> slot() {
    return Objects.requireNonNull(slot, "no slot has opened it");
  }

  /** What the heap and the table of slots know the key by. */
  public final Object key() {
    return key;
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

  void ends(Outcome<V> end) {
    outcome = end;
  }

  void leaves() {
    over = true;
  }
}
