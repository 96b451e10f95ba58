package io.cacheme;

/**
 * What became of the entries of a file that {@link NodeCache#restore} has read.
 *
 * @param restoredCount those that the heap serves again
 * @param expiredCount those whose time was over
 * @param leftOutCount those that are not served: because there was a newer one, or the key was
 *     written since, or, of a node with a remote tier, that has none of it
 */
public record Restored(long restoredCount, long expiredCount, long leftOutCount) {

  /** Of no file, or an empty one. */
  public static final Restored NONE = new Restored(0, 0, 0);

  /** All of them. */
  public long entryCount() {
    return restoredCount + expiredCount + leftOutCount;
  }
}
