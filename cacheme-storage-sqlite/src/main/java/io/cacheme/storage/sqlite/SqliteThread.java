package io.cacheme.storage.sqlite;

import io.cacheme.storage.sql.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/** The thread of one connection. SQLite blocks, and so never runs on a caller's thread. */
final class SqliteThread {

  private static final System.Logger LOG = System.getLogger(SqliteStorage.class.getName());

  private final ThreadPoolExecutor executor;
  private final CompletableFuture<@Nullable Void> aborted = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private volatile @Nullable Thread thread;
  private volatile long progressNanos = System.nanoTime();

  SqliteThread(String name) {
    executor =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> start(task, name));
  }

  boolean is(Thread other) {
    return thread == other;
  }

  /** Runs {@code task}; the stage fails with {@link SqlFailure}. */
  <T extends @Nullable Object> CompletionStage<T> run(Task<T> task) {
    CompletableFuture<T> done = new CompletableFuture<>();
    try {
      executor.execute(() -> complete(done, task));
    } catch (RejectedExecutionException e) {
      done.completeExceptionally(new SqlFailure(SqlFailure.Kind.LOST, "is closed"));
    }
    return done;
  }

  /** Something went on, so it does not hang. */
  void progress() {
    progressNanos = System.nanoTime();
  }

  long lastProgressNanos() {
    return progressNanos;
  }

  void onAbort(Runnable listener) {
    CompletionStage<@Nullable Void> stage = aborted;
    stage.thenRun(listener);
  }

  /**
   * Interrupts what runs and, once that has ended, closes {@code connection} and ends the thread.
   */
  void abort(@Nullable Connection connection) {
    if (!aborted.complete(null)) {
      return;
    }
    executor.execute(
        () -> {
          close(connection);
          ended.complete(null);
        });
    executor.shutdown();
    if (executor.getActiveCount() > 0 && connection instanceof SQLiteConnection running) {
      interrupt(running);
    }
  }

  /** Ends with the thread. */
  CompletionStage<@Nullable Void> ended() {
    return ended;
  }

  private <T extends @Nullable Object> void complete(CompletableFuture<T> done, Task<T> task) {
    progress();
    @Nullable T result;
    try {
      result = task.run();
    } catch (SQLException e) {
      done.completeExceptionally(SqliteErrors.failure(e));
      return;
    } catch (SqlFailure e) {
      done.completeExceptionally(e);
      return;
    } catch (RuntimeException | Error e) {
      done.completeExceptionally(
          new SqlFailure(SqlFailure.Kind.FAILED, "failed with " + e.getClass().getName()));
      return;
    }
    progress();
    done.complete(result);
  }

  private static void interrupt(SQLiteConnection running) {
    try {
      running.getDatabase().interrupt();
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "it ended by itself: {0}", SqliteErrors.words(e));
    }
  }

  private static void close(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "a connection did not close: {0}", SqliteErrors.words(e));
    }
  }

  private Thread start(Runnable task, String name) {
    Thread started = new Thread(task, name);
    started.setDaemon(true);
    thread = started;
    return started;
  }

  /** What may fail as SQLite does. */
  @FunctionalInterface
  interface Task<T extends @Nullable Object> {

    /** Runs it. */
    @Nullable T run() throws SQLException;
  }
}
