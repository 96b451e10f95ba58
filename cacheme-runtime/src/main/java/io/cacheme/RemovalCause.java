package io.cacheme;

/** Why a heap tier has no longer what it had of a node. */
public enum RemovalCause {
  /**
   * It was invalidated, or removed because what was to replace it was not kept: too large, or
   * outdated by then.
   */
  EXPLICIT,
  /** Another value of the same node took its place, by a load, a put or a refresh. */
  REPLACED,
  /** Its time to live was over when it was asked for, replaced or made room for others. */
  EXPIRED,
  /** It made room for others: the storage is full. */
  SIZE,
  /** The whole node was cleared, or was disabled and enabled again. */
  CLEARED,
  /**
   * It had ceased to be served before: another process has written its key, or may have, or a group
   * of it was ended.
   */
  OUTDATED
}
