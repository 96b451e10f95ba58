package io.cacheme.storage.sql;

import io.cacheme.spi.StorageContext;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Deletes expired rows from time to time, in small statements, one after the other. Its times are
 * jittered, so that many processes over one table seldom meet.
 */
final class SqlSweeper {

  private static final System.Logger LOG = System.getLogger(SqlStorage.class.getName());

  private final SqlSessions sessions;
  private final StorageContext context;
  private final long intervalNanos;
  private final int batch;
  private volatile boolean closed;
  private boolean failing;

  SqlSweeper(SqlSessions sessions, StorageContext context, Duration interval, int batch) {
    this.sessions = sessions;
    this.context = context;
    this.intervalNanos = interval.toNanos();
    this.batch = batch;
  }

  /** Sweeps three quarters to five quarters of the interval from now, and then again and again. */
  void later() {
    long jitter = ThreadLocalRandom.current().nextLong(intervalNanos / 2 + 1);
    context.scheduler().schedule(this::sweep, intervalNanos * 3 / 4 + jitter);
  }

  void close() {
    closed = true;
  }

  private void sweep() {
    if (!closed) {
      SqlCall.Sweep call = new SqlCall.Sweep(batch);
      CompletionStage<Integer> swept = call;
      sessions.submit(call);
      swept.whenComplete(this::swept);
    }
  }

  private void swept(@Nullable Integer deleted, @Nullable Throwable thrown) {
    if (thrown != null) {
      tell(thrown);
    } else {
      failing = false;
    }
    if (deleted != null && deleted >= batch) {
      sweep();
    } else if (!closed) {
      later();
    }
  }

  /** Once an outage; a lost connection is told by the calls that fail for it. */
  private void tell(Throwable thrown) {
    boolean lost = thrown instanceof SqlFailure failure && failure.kind() == SqlFailure.Kind.LOST;
    if (!failing && !lost && !closed) {
      failing = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "storage \"{0}\" cannot delete expired rows, and goes on trying: {1}",
          context.name(),
          thrown.getMessage());
    }
  }
}
