package io.cacheme.internal.follow;

/** Tells what was read before something was ended from what was read after. */
public interface Marks {

  /** What is known of {@code key} now: to be taken before it is read or written. */
  Mark mark(String key);

  /** Whether nothing was told of the mark's key since then. */
  boolean isCurrent(Mark mark);

  /** All that was read before of {@code key} is outdated. */
  void move(String key);

  /**
   * Whether what was read since the mark was made is what another process would be told of if it
   * was not so any more; or was read no longer than {@code freshNanos} ago.
   */
  boolean knows(Mark mark, long freshNanos);
}
