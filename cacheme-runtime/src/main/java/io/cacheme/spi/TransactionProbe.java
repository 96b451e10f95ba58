package io.cacheme.spi;

/** Tells whether a thread is in a transaction, whose reads must not reach others by the cache. */
@FunctionalInterface
public interface TransactionProbe {

  /** Whether the calling thread is in a transaction. */
  boolean isInTransaction();
}
