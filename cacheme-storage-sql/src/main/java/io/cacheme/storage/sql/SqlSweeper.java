package io.cacheme.storage.sql;

import io.cacheme.spi.ExpirySweep;
import io.cacheme.spi.StorageContext;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Deletes rows of no more use from time to time, and tells if it cannot. */
final class SqlSweeper {

  private static final System.Logger LOG = System.getLogger(SqlStorage.class.getName());

  private final SqlSessions sessions;
  private final String storage;
  private final int batch;
  private final String what;
  private final IntFunction<SqlCall<Integer>> call;
  private final ExpirySweep sweep;
  private volatile boolean closed;
  private boolean failing;

  /**
   * A sweeper that is not started.
   *
   * @param what what it deletes, for people
   * @param call makes a call that deletes up to a number of rows
   */
  SqlSweeper(
      SqlSessions sessions,
      StorageContext context,
      Duration interval,
      int batch,
      String what,
      IntFunction<SqlCall<Integer>> call) {
    this.sessions = sessions;
    this.what = what;
    this.call = call;
    this.storage = context.name();
    this.batch = batch;
    this.sweep = new ExpirySweep(context.scheduler(), interval, batch, this::delete);
  }

  void start() {
    sweep.start();
  }

  void close() {
    closed = true;
    sweep.stop();
  }

  private CompletionStage<Integer> delete() {
    SqlCall<Integer> next = call.apply(batch);
    sessions.submit(next);
    return next.whenComplete(this::deleted);
  }

  /** Tells once an outage; a lost connection is told by the calls that fail for it. */
  private void deleted(@Nullable Integer rows, @Nullable Throwable thrown) {
    if (thrown == null) {
      failing = false;
      return;
    }
    boolean lost = thrown instanceof SqlFailure failure && failure.kind() == SqlFailure.Kind.LOST;
    if (!failing && !lost && !closed) {
      failing = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "storage \"{0}\" cannot delete {1}, and goes on trying: {2}",
          storage,
          what,
          thrown.getMessage());
    }
  }
}
