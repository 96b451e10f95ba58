package io.cacheme.internal.key;

import org.jspecify.annotations.Nullable;

/**
 * One refresh of one key, as its slot knows it: a load, then a write. At most one runs and one
 * waits; those that arrive while one runs join the waiting one, whose load begins after them.
 */
public abstract class Refresh<V> extends Awaited<V> {

  final KeySlot<V> slot;

  /** The slot's version when the load began: a put or an invalidate since then stands. */
  long version;

  private volatile boolean over;

  protected Refresh(KeySlot<V> slot) {
    this.slot = slot;
  }

  /** Whether this thread is inside the loader that it waits for. */
  protected abstract boolean isLoadedByThisThread();

  /** What the heap and the table of slots know the key by. */
  public final Object key() {
    return slot.key;
  }

  /** Whether it has ended. */
  public final boolean isOver() {
    return over;
  }

  void ends() {
    over = true;
  }

  /** Makes a refresh. It does nothing else: the slot is locked. */
  @FunctionalInterface
  public interface Opening<V, R extends Refresh<V>> {

    R refresh(KeySlot<V> slot);
  }

  /**
   * What becomes of who asks for a refresh: it begins one, joins one that is yet to begin, or gets
   * neither and is refused, for it would wait for itself.
   *
   * @param begun the refresh to start
   */
  public record Asked<V, R extends Refresh<V>>(@Nullable R begun, @Nullable Refresh<V> joined) {}

  /**
   * What is to be done when the value is loaded.
   *
   * @param submitted what is to be done for its write, or null if it has none
   * @param waits whether a write will tell the refresh that it has ended
   */
  public record Loaded<V>(Write.@Nullable Submitted<V> submitted, boolean waits) {}
}
