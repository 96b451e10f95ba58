package io.cacheme.benchmarks;

import io.cacheme.benchmarks.storage.StorageDuels;

/**
 * The throughput of each storage beside its bare driver, which does the same statements: 64
 * asynchronous callers over 10,000 keys with values of 200 bytes. Both take turns in one run.
 */
public final class StorageBenchmark {

  private StorageBenchmark() {}

  /**
   * Runs it.
   *
   * @param args storages (redis, redis-consolidated, redis-cluster, postgresql, mysql, mariadb,
   *     sqlite, mongodb), operations (put, get, getAll), and settings as {@code rounds=7}; all
   *     unless named
   */
  public static void main(String[] args) throws InterruptedException {
    StorageDuels.run(args);
    System.exit(0); // a server in this process may have threads that are no daemons
  }
}
