package io.cacheme.spring;

import io.cacheme.spi.TransactionProbe;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells a {@link io.cacheme.Cacheme} which callers are in a transaction of Spring's, and when it
 * has been committed:
 *
 * <pre>{@code
 * Cacheme.builder().transactionProbe(new SpringTransactions())
 * }</pre>
 *
 * <p>It knows what is bound to the calling thread, by whichever {@code PlatformTransactionManager};
 * reactive transactions are bound to none, and it does not see them. A read-only transaction is
 * one, too: what is read in it may come from a snapshot. A scope without a transaction ({@code
 * SUPPORTS}, {@code NOT_SUPPORTED}) is none. In {@code REQUIRES_NEW} the inner transaction counts;
 * what is registered in {@code NESTED} waits for the outer one's commit, and is dropped if the
 * nested one is rolled back to its savepoint.
 *
 * <p>What follows a commit runs before other synchronizations ({@link Ordered#HIGHEST_PRECEDENCE}),
 * so that listeners of the same commit see no older value, while the thread still has the
 * transaction's connection. It does not run where the outcome is not known ({@link
 * TransactionSynchronization#STATUS_UNKNOWN}).
 *
 * <p>Safe for use by many threads.
 */
public final class SpringTransactions implements TransactionProbe {

  private final boolean readOnlyToo;

  /** Has no state: one will do for any number of {@code Cacheme}. */
  public SpringTransactions() {
    this(true);
  }

  private SpringTransactions(boolean readOnlyToo) {
    this.readOnlyToo = readOnlyToo;
  }

  /**
   * The same, but that read-only transactions are taken for none: what is loaded in one is kept,
   * and others wait for it, as for any load. That is for services that are read-only as a whole,
   * which would hardly fill their caches otherwise. It holds where each statement reads what is
   * committed by then (READ COMMITTED, PostgreSQL's default). In a snapshot (REPEATABLE READ,
   * MySQL's default) a load may read what an {@code invalidate} of this process has ended before,
   * and keep it for its ttl. And a caller who holds a connection may wait for another's load that
   * needs one: let the pool have more than there are such callers.
   */
  public static SpringTransactions exceptReadOnly() {
    return new SpringTransactions(false);
  }

  @Override
  public boolean isInTransaction() {
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? readOnlyToo || !TransactionSynchronizationManager.isCurrentTransactionReadOnly()
        : isUnsynchronized();
  }

  /**
   * Whether a manager that synchronizes nothing ({@code SYNCHRONIZATION_NEVER}) has begun a
   * transaction. In a scope with synchronizations its resources say so without one, too.
   */
  private static boolean isUnsynchronized() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      return false;
    }
    for (Object resource : TransactionSynchronizationManager.getResourceMap().values()) {
      if (resource instanceof ResourceHolderSupport holder
          && holder.isSynchronizedWithTransaction()) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@inheritDoc}
   *
   * @return false where the transaction's manager synchronizes nothing, and while it completes
   */
  @Override
  public boolean afterCommit(Runnable action) {
    Objects.requireNonNull(action, "action");
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return false;
    }
    TransactionSynchronizationManager.registerSynchronization(new AfterCommit(action));
    return true;
  }

  /** Used by the transaction's thread only. */
  private static final class AfterCommit implements TransactionSynchronization {

    private final Runnable action;
    private final Set<Object> savepoints = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean isOver;

    AfterCommit(Runnable action) {
      this.action = action;
    }

    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void savepoint(Object savepoint) {
      savepoints.add(savepoint);
    }

    /** What was registered after the savepoint has never been told of it. */
    @Override
    public void savepointRollback(Object savepoint) {
      isOver |= !savepoints.contains(savepoint);
    }

    @Override
    public void afterCommit() {
      run();
    }

    /** Where another synchronization threw before, or this one was registered after the commit. */
    @Override
    public void afterCompletion(int status) {
      if (status == STATUS_COMMITTED) {
        run();
      }
    }

    private void run() {
      if (!isOver) {
        isOver = true;
        action.run();
      }
    }
  }
}
