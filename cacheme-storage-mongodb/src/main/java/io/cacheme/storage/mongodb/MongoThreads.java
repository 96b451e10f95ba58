package io.cacheme.storage.mongodb;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A storage's threads, daemons all. The driver has some more of its own, whose names it does not
 * let us choose; no call is answered on those.
 */
final class MongoThreads {

  private static final System.Logger LOG = System.getLogger(MongodbStorage.class.getName());
  private static final int IO_THREADS =
      Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));

  private final String name;
  private final AtomicInteger count = new AtomicInteger();
  private final ScheduledThreadPoolExecutor control;

  MongoThreads(String name) {
    this.name = name;
    this.control = new ScheduledThreadPoolExecutor(1, factory("control"));
    control.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** For the connections of one driver, which ends it when it is closed. */
  ExecutorService newIo() {
    return Executors.newFixedThreadPool(IO_THREADS, factory("io"));
  }

  /** Runs {@code task} on the one thread that decides, unless the storage is closed. */
  void decide(Runnable task) {
    decideLater(task, 0);
  }

  void decideLater(Runnable task, long delayMillis) {
    try {
      var unused = control.schedule(() -> runLogged(task), delayMillis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ignored) {
      // closed
    }
  }

  /** Runs {@code task}, which may block, on a thread of its own. */
  void apart(Runnable task) {
    factory("close").newThread(() -> runLogged(task)).start();
  }

  boolean isOwn(Thread thread) {
    return thread instanceof StorageThread own && own.owner == this;
  }

  void close() {
    control.shutdown();
  }

  private ThreadFactory factory(String use) {
    return task ->
        new StorageThread(
            task, "cacheme-" + name + "-mongodb-" + use + "-" + count.incrementAndGet(), this);
  }

  private static void runLogged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) { // the executor would keep it to itself
      LOG.log(System.Logger.Level.ERROR, "a task of a MongoDB storage failed", e);
    }
  }

  private static final class StorageThread extends Thread {
    private final MongoThreads owner;

    StorageThread(Runnable task, String name, MongoThreads owner) {
      super(task, name);
      this.owner = owner;
      setDaemon(true);
    }
  }
}
