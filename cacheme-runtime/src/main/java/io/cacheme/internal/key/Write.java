package io.cacheme.internal.key;

import io.cacheme.internal.time.Deadlines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One write of one key through all tiers, as its slot knows it. One runs at a time; those that
 * arrive meanwhile become one, which does what the latest of them wants and ends for all of them.
 */
public abstract class Write<V> extends Deadlines.Timed {

  /** What it does. */
  public enum Kind {
    /** It writes an entry. */
    PUT,
    /** It removes the key. */
    REMOVAL,
    /** It removes the key from where an outdated entry of it is known to be, and nowhere else. */
    CLEANING
  }

  /**
   * What is to be done when a write was submitted.
   *
   * @param next the write to run now
   * @param replaced the one whose place another has taken: it, or one that waited
   */
  public record Submitted<V>(@Nullable Write<V> next, @Nullable Write<V> replaced) {}

  /** Someone to be told how a write ended. */
  public interface Listener {

    /** The group that the listener waits in, until it joins another. */
    void follows(WriteGroup group);

    /** It ended; {@code failed} names the storages that could not be written. */
    void ended(List<String> failed, @Nullable Throwable cause);
  }

  final KeySlot<V> slot;
  final Kind kind;
  boolean clears;
  WriteGroup group = new WriteGroup(this);
  private volatile boolean over;

  protected Write(KeySlot<V> slot, Kind kind) {
    this.slot = slot;
    this.kind = kind;
    this.clears = kind == Kind.REMOVAL;
  }

  /** What the heap and the table of slots know the key by. */
  public final Object key() {
    return slot.key;
  }

  public final Kind kind() {
    return kind;
  }

  /** Whether it has ended, or another has taken its place. */
  public final boolean isOver() {
    return over;
  }

  /** All who wait for it, once no other can join. */
  public final WriteGroup group() {
    return group;
  }

  /**
   * Sees to it that nobody reads an outdated entry from tiers that it has not reached, and names
   * their storages.
   */
  protected abstract List<String> distrustUnconfirmed();

  void ends() {
    over = true;
  }

  /** The write that does both: what the later one wants. */
  Write<V> followedBy(Write<V> later) {
    Write<V> winner = later.kind == Kind.CLEANING ? this : later;
    group.join(later.group, winner);
    winner.group = group;
    winner.clears = clears || later.clears;
    (winner == this ? later : this).ends();
    return winner;
  }
}
