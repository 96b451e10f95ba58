package io.cacheme;

/**
 * How far a {@link NodeCache#warmUp} has come: how many nodes were taken so far, by what became of
 * them.
 *
 * @param presentCount those that a tier had, be it that there is no value
 * @param loadedCount those that were loaded
 * @param absentCount those of which the load found nothing
 * @param failedCount those whose load failed, was refused or did not end in time
 */
public record WarmUp(long presentCount, long loadedCount, long absentCount, long failedCount) {

  /** Of nothing so far. */
  public static final WarmUp NONE = new WarmUp(0, 0, 0, 0);

  /** All of them. */
  public long nodeCount() {
    return presentCount + loadedCount + absentCount + failedCount;
  }
}
