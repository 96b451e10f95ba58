package io.cacheme.testkit;

/** What has become of a server's data after it was killed and started again. */
public enum KilledData {
  /** It is there. */
  KEPT,
  /** It is gone. */
  LOST,
  /** The server promises neither. */
  EITHER
}
