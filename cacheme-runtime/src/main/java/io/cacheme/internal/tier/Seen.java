package io.cacheme.internal.tier;

import io.cacheme.internal.follow.Mark;
import org.jspecify.annotations.Nullable;

/**
 * What the remote tiers of a chain had under a key before a load began: its value may replace that,
 * and nothing else. Filled by one thread after another.
 */
public final class Seen {

  private final byte[] @Nullable [] bytes;
  private final long sinceNanos;
  private final int clears;
  private final @Nullable Mark mark;
  private final @Nullable Members members;

  /**
   * Nothing so far, in any of {@code remotes} tiers that are asked from {@code sinceNanos} on.
   *
   * @param clears how often the node had been cleared before
   * @param mark what was known of the key before, where heaps follow
   * @param members what was known of its groups before, where there are any
   */
  public Seen(
      int remotes, long sinceNanos, int clears, @Nullable Mark mark, @Nullable Members members) {
    this.bytes = new byte[remotes][];
    this.sinceNanos = sinceNanos;
    this.clears = clears;
    this.mark = mark;
    this.members = members;
  }

  /** How often the node had been cleared before it was looked at. */
  public int clears() {
    return clears;
  }

  /** What was known of the key before it was looked at. */
  public @Nullable Mark mark() {
    return mark;
  }

  /** What was known of its groups before it was looked at. */
  public @Nullable Members members() {
    return members;
  }

  /** The remote tier at {@code index} has {@code there}. */
  public void saw(int index, byte[] there) {
    bytes[index] = there;
  }

  /** What the remote tier at {@code index} had, or null if nothing, or nothing is known. */
  public byte @Nullable [] in(int index) {
    return bytes[index];
  }

  /** Since when the tiers may have changed. */
  public long sinceNanos() {
    return sinceNanos;
  }
}
