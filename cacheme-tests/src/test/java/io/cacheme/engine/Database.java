package io.cacheme.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a database and its pool do, as far as callers notice: so many connections, transactions of a
 * thread that keep one and see what was there at their first read (REPEATABLE READ) and their own
 * writes, and reads outside that take a connection each.
 */
final class Database {

  /** Ends a transaction without its writes. */
  static final class Rollback extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Transaction {
    private final Map<Long, String> writes = new HashMap<>();
    private Map<Long, String> snapshot;
  }

  final AtomicInteger finds = new AtomicInteger();
  private final Semaphore pool;
  private final ThreadLocal<Transaction> current = new ThreadLocal<>();
  private volatile Map<Long, String> committed = Map.of(0L, "nothing");

  Database(int connections) {
    pool = new Semaphore(connections, true);
  }

  /** Whether the calling thread is in a transaction. */
  boolean isInTransaction() {
    return current.get() != null;
  }

  /** Runs {@code work} in a transaction of this thread; rolls it back if it throws. */
  <T> T inTransaction(Callable<T> work) throws Exception {
    acquire();
    Transaction transaction = new Transaction();
    current.set(transaction);
    try {
      T result = work.call();
      commit(transaction.writes);
      return result;
    } finally {
      current.remove();
      pool.release();
    }
  }

  /** Runs {@code work} in a transaction that is rolled back, and answers what it answered. */
  <T> T inTransactionRolledBack(Callable<T> work) throws Exception {
    AtomicResult<T> result = new AtomicResult<>();
    try {
      inTransaction(
          () -> {
            result.value = work.call();
            throw new Rollback();
          });
    } catch (Rollback e) {
      return result.value;
    }
    throw new AssertionError("it was committed");
  }

  private static final class AtomicResult<T> {
    private T value;
  }

  /** The row, or null. */
  String find(long id) {
    finds.incrementAndGet();
    Transaction transaction = current.get();
    if (transaction == null) {
      acquire();
      try {
        return committed.get(id);
      } finally {
        pool.release();
      }
    }
    if (transaction.snapshot == null) {
      transaction.snapshot = committed;
    }
    String own = transaction.writes.get(id);
    return own == null ? transaction.snapshot.get(id) : own;
  }

  /** Writes the row: with the transaction of this thread, or at once. */
  void save(long id, String value) {
    Transaction transaction = current.get();
    if (transaction == null) {
      commit(Map.of(id, value));
    } else {
      transaction.writes.put(id, value);
    }
  }

  private synchronized void commit(Map<Long, String> writes) {
    Map<Long, String> all = new HashMap<>(committed);
    all.putAll(writes);
    committed = Map.copyOf(all);
  }

  private void acquire() {
    try {
      if (!pool.tryAcquire(House.PATIENCE.toMillis() / 2, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("no connection: the pool is exhausted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
