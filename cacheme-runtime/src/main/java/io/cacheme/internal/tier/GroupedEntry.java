package io.cacheme.internal.tier;

import io.cacheme.codec.Entry;
import io.cacheme.internal.follow.Following;
import io.cacheme.internal.follow.Mark;
import io.cacheme.internal.follow.Marks;
import org.jspecify.annotations.Nullable;

/** An entry that is served only as long as none of its groups has been ended. */
sealed class GroupedEntry<V> extends HeapEntry<V> permits WeighedGroupedEntry {

  private final @Nullable Mark mark;
  private final Mark[] groups;

  /**
   * An entry of a node with groups.
   *
   * @param mark what was known of its key; null if it follows nobody
   * @param groups what was known of its groups
   */
  GroupedEntry(Entry<V> entry, int clears, @Nullable Mark mark, Mark[] groups) {
    super(entry, clears);
    this.mark = mark;
    this.groups = groups;
  }

  final boolean isServedBy(@Nullable Following following, Marks marks) {
    for (Mark group : groups) {
      if (!marks.isCurrent(group)) {
        return false;
      }
    }
    Mark own = mark;
    return following == null || (own != null && following.serves(own));
  }

  @Override
  public final @Nullable Mark mark() {
    return mark;
  }
}
