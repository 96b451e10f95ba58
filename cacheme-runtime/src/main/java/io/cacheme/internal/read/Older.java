package io.cacheme.internal.read;

import io.cacheme.codec.Entry;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.Tier;
import io.cacheme.internal.time.Deadlines;
import org.jspecify.annotations.Nullable;

/**
 * What a flight has found that is due or has ended: its load may be told of it, and it may be the
 * answer where the load fails or is late. Most flights find nothing of the kind.
 */
final class Older<V> {

  /** The best of what tiers had that has ended, and may be the answer where the load fails. */
  private volatile @Nullable Spare<V> spare;

  /** What the last tier that had something had, if that is due or has ended; and its place. */
  private @Nullable Spare<V> known;

  private int knownPlace = -1;

  /** That in the form of its tier; null of a heap, which forgets what is ended before anybody. */
  private byte @Nullable [] knownBytes;

  /** The same, if its load was told of it. */
  private volatile byte @Nullable [] loadedBy;

  /** Whether the flight has taken so long that who asks is answered by its spare. */
  private volatile boolean isLate;

  /** Waits for the time from when on it is late; null where there is none. */
  private Deadlines.@Nullable Timed patience;

  /**
   * An entry that has ended, or is due.
   *
   * @param onHeap what the heap had, which knows what was known of the key before it was read; null
   *     where a remote tier had it
   * @param next what is the answer where this may not be: what the heap had may be served for less
   *     long than the same from a remote tier, which was read later
   */
  record Spare<V>(
      Tier<V> tier, Entry<V> ended, @Nullable HeapEntry<V> onHeap, @Nullable Spare<V> next) {

    /** This one among {@code others}, the best of which is the first. */
    private Spare<V> among(@Nullable Spare<V> others) {
      return others == null || isBetterThan(others)
          ? new Spare<>(tier, ended, onHeap, others)
          : new Spare<>(others.tier, others.ended, others.onHeap, among(others.next));
    }

    /** Of copies of one value that which ends last may be served for longest. */
    private boolean isBetterThan(Spare<V> other) {
      return ended.loadedAt() == other.ended.loadedAt()
          ? ended.expiresAt() > other.ended.expiresAt()
          : ended.loadedAt() > other.ended.loadedAt();
    }

    /** Whether nobody is known to have written its key since it was read. */
    boolean isCurrent() {
      return onHeap == null || !(tier instanceof HeapTier<V> heap) || heap.isCurrent(onHeap);
    }
  }

  /** The same for the flight that goes on in the place of one that was given up. */
  Older<V> forAnother() {
    Older<V> same = new Older<>();
    same.spare = spare;
    same.known = known;
    same.knownPlace = knownPlace;
    same.knownBytes = knownBytes;
    same.isLate = isLate;
    return same;
  }

  /** {@code ended} may be the answer. */
  void keep(Tier<V> tier, Entry<V> ended, @Nullable HeapEntry<V> onHeap) {
    spare = new Spare<>(tier, ended, onHeap, null).among(spare);
  }

  /** What may be the answer, the best first; null for nothing. */
  @Nullable Spare<V> spare() {
    return spare;
  }

  /**
   * The tier at {@code place} has {@code found}, which is due or has ended; null for neither.
   *
   * @param bytes the same in the form of the tier, if that is a remote one
   */
  void knows(
      int place,
      Tier<V> tier,
      @Nullable Entry<V> found,
      @Nullable HeapEntry<V> onHeap,
      byte @Nullable [] bytes) {
    known = found == null ? null : new Spare<>(tier, found, onHeap, null);
    knownPlace = place;
    knownBytes = bytes;
  }

  /** What the tier at {@code place} has, if it was the last that had something. */
  @Nullable Spare<V> known(int place) {
    return knownPlace == place ? known : null;
  }

  /** The load is told of what is known. */
  void isLoadedBy() {
    loadedBy = knownBytes;
  }

  /** What a load was told of, in the form of its tier; or null. */
  byte @Nullable [] loadedBy() {
    return loadedBy;
  }

  void late() {
    isLate = true;
  }

  boolean isLate() {
    return isLate;
  }

  void waitsFor(Deadlines.Timed waiting) {
    patience = waiting;
  }

  Deadlines.@Nullable Timed patience() {
    return patience;
  }
}
