package io.cacheme.spi;

/**
 * Tells whether the calling thread is in a transaction. A caller that blocks and is in one reads
 * the tiers as ever, but joins no load of others and loads on its own thread, and what it loads is
 * kept nowhere: it may come from an old snapshot, or be rolled back.
 *
 * <p>With Spring: {@code SpringTransactions} of {@code cacheme-spring}; applications implement
 * others. What is added has a default.
 */
@FunctionalInterface
public interface TransactionProbe {

  /** Whether the current thread is in a transaction. Asked where no heap tier has the value. */
  boolean isInTransaction();

  /**
   * Runs {@code action} after the transaction of this thread has been committed, and not if it is
   * rolled back. Asked in a transaction only, by {@code put}, {@code invalidate} and {@code clear},
   * and by methods with {@code @Invalidates} or {@code @Puts}.
   *
   * @param action to be run on this thread; does not throw, and may wait for storages
   * @return false if it cannot be told when that is; the action is then never run
   */
  default boolean afterCommit(Runnable action) {
    return false;
  }
}
