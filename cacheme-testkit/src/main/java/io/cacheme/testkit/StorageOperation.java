package io.cacheme.testkit;

/** What a remote storage is asked to do. */
public enum StorageOperation {
  /** {@link io.cacheme.spi.Storage#open}. */
  OPEN,
  /** {@link io.cacheme.spi.RemoteStorage#get}. */
  GET,
  /** {@link io.cacheme.spi.RemoteStorage#getAll}. */
  GET_ALL,
  /** {@link io.cacheme.spi.RemoteStorage#put}. */
  PUT,
  /** {@link io.cacheme.spi.RemoteStorage#putAll}. */
  PUT_ALL,
  /** {@link io.cacheme.spi.RemoteStorage#remove}. */
  REMOVE,
  /** {@link io.cacheme.spi.ConditionalWrites#putIfUnchanged}. */
  PUT_IF_UNCHANGED,
  /** {@link io.cacheme.spi.ConditionalWrites#putAllIfUnchanged}. */
  PUT_ALL_IF_UNCHANGED,
  /** {@link io.cacheme.spi.ConditionalWrites#putTombstone}. */
  PUT_TOMBSTONE,
  /** {@link io.cacheme.spi.RemoteStorage#serverTimeMillis}. */
  SERVER_TIME,
  /** {@link io.cacheme.spi.Storage#close}. */
  CLOSE
}
