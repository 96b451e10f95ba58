package io.cacheme.storage.sql;

import io.cacheme.spi.Patience;
import io.cacheme.spi.StorageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What goes on in a storage between open and close: connecting, watching, sweeping. */
final class SqlLife {

  private final SqlOptions options;
  private final SqlRefusal refusal;
  private final @Nullable SqlBus bus;
  private final StorageContext context;
  private final List<SqlConnector> connectors = new ArrayList<>();
  private final List<SqlSessions> watched = new ArrayList<>();
  private final List<SqlDatabase> databases = new ArrayList<>();
  private @Nullable SqlSweeper sweeper;
  private volatile boolean closed;

  SqlLife(SqlOptions options, SqlRefusal refusal, @Nullable SqlBus bus, StorageContext context) {
    this.options = options;
    this.refusal = refusal;
    this.bus = bus;
    this.context = context;
  }

  void add(SqlDatabase database, SqlSessions sessions, SqlTableCheck tableCheck) {
    databases.add(database);
    connectors.add(new SqlConnector(database, sessions, tableCheck, refusal, context));
    watched.add(sessions);
  }

  /** Connects, one kind of session after the other, and sweeps through {@code writers}. */
  CompletableFuture<@Nullable Void> open(SqlSessions writers) {
    CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
    try {
      databases.forEach(database -> database.open(context));
    } catch (RuntimeException e) {
      opened.completeExceptionally(refusal.failed("cannot be opened: " + e.getClass().getName()));
      return opened;
    }
    if (bus != null) {
      bus.start(context); // first, for what is found about the log is told by its name
    }
    openNext(0, null, opened);
    long millis = context.connectTimeout().toMillis();
    Patience.limit(
        opened,
        context.scheduler(),
        context.connectTimeout(),
        () -> refusal.lost("did not answer within " + millis + " ms"));
    Duration interval = options.sweepInterval();
    if (interval != null) {
      sweeper =
          new SqlSweeper(
              writers, context, interval, options.sweepBatch(), "expired rows", SqlCall.Sweep::new);
      sweeper.start();
    }
    watchLater();
    return opened;
  }

  void close() {
    closed = true;
    if (sweeper != null) {
      sweeper.close();
    }
    if (bus != null) {
      bus.close();
    }
    connectors.forEach(SqlConnector::close);
  }

  /** The first makes the table, if that is wished for; the first failure is told. */
  private void openNext(
      int index, @Nullable Throwable failure, CompletableFuture<@Nullable Void> opened) {
    if (index < connectors.size()) {
      connectors
          .get(index)
          .open()
          .whenComplete(
              (nothing, thrown) -> openNext(index + 1, failure == null ? thrown : failure, opened));
    } else if (failure == null) {
      opened.complete(null);
    } else {
      opened.completeExceptionally(failure);
    }
  }

  private void watchLater() {
    long tick = options.silenceTimeout().toNanos() / SqlSessions.TICKS;
    context.scheduler().schedule(this::watch, Math.max(tick, 1_000_000));
  }

  private void watch() {
    if (!closed) {
      watched.forEach(SqlSessions::tick);
      watchLater();
    }
  }
}
