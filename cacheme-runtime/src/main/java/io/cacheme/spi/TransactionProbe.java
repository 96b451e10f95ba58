package io.cacheme.spi;

/**
 * Tells whether the calling thread is in a transaction. A caller that blocks and is in one reads
 * the tiers as ever, but joins no load of others and loads on its own thread, and what it loads is
 * kept nowhere: it may come from an old snapshot, or be rolled back.
 *
 * <p>With Spring: {@code TransactionSynchronizationManager::isActualTransactionActive}.
 */
@FunctionalInterface
public interface TransactionProbe {

  /** Whether the current thread is in a transaction. Asked where no heap tier has the value. */
  boolean isInTransaction();
}
