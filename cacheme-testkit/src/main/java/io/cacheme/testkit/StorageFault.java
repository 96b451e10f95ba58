package io.cacheme.testkit;

/** What a {@link FaultyRemoteStorage} does with a call. */
public enum StorageFault {
  /** Nothing: the call is served. */
  NONE,
  /** The call is not served and its stage fails. */
  FAIL,
  /** The call is not served and its stage never completes. */
  HANG,
  /** The call is served, late, once it is released. */
  DELAY,
  /** The call is served at once, and its stage completes once it is released. */
  DELAY_ANSWER,
  /** The call is served, and its stage fails: the answer was lost. */
  LOSE_ANSWER,
  /** The call throws, which a storage must not. */
  THROW,
  /** The call answers null in place of a stage, which a storage must not. */
  NULL_STAGE
}
