package io.cacheme.storage.sql;

import io.cacheme.spi.Backoff;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageRejectedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions: the first one, more when they are wanted, and anew when all are lost; one at a
 * time, with growing pauses after failures. The first one looks whether the table is there.
 */
final class SqlConnector implements SqlSessions.Listener {

  private static final System.Logger LOG = System.getLogger(SqlStorage.class.getName());

  private final SqlDatabase database;
  private final SqlSessions sessions;
  private final SqlTableCheck tableCheck;
  private final SqlRefusal refusal;
  private final StorageContext context;
  private final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
  private final AtomicBoolean connecting = new AtomicBoolean();
  private final AtomicBoolean rejectionLogged = new AtomicBoolean();
  private final Backoff backoff = new Backoff();
  private volatile long growAfterNanos;
  private volatile boolean closed;

  SqlConnector(
      SqlDatabase database,
      SqlSessions sessions,
      SqlTableCheck tableCheck,
      SqlRefusal refusal,
      StorageContext context) {
    this.database = database;
    this.sessions = sessions;
    this.tableCheck = tableCheck;
    this.refusal = refusal;
    this.context = context;
    this.growAfterNanos = context.time().nanoTime();
  }

  /** Connects. The stage tells of the first attempt; others follow by themselves. */
  CompletionStage<@Nullable Void> open() {
    sessions.openedBy(this);
    sessions.unavailable(refusal.lost("is not connected yet"));
    connect();
    return opened;
  }

  void close() {
    closed = true;
    sessions.close();
    opened.completeExceptionally(refusal.lost("is closed"));
  }

  @Override
  public void wanted() {
    if (context.time().nanoTime() - growAfterNanos >= 0) {
      connect();
    }
  }

  @Override
  public void allLost() {
    later(backoff.nextMillis());
  }

  @Override
  public void soon(Runnable task, int attempt) {
    long millis = ThreadLocalRandom.current().nextLong(10, 50) << (attempt - 1);
    context.scheduler().schedule(task, TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private void connect() {
    if (!closed && connecting.compareAndSet(false, true)) {
      database.connect().whenComplete(this::connected);
    }
  }

  private void connectIfNone() {
    if (sessions.isEmpty()) {
      connect();
    }
  }

  private void connected(@Nullable SqlSession session, @Nullable Throwable thrown) {
    if (session == null) {
      failed(thrown);
    } else if (sessions.isEmpty()) {
      checkTable(session);
    } else {
      serve(session);
    }
  }

  private void checkTable(SqlSession session) {
    CompletionStage<@Nullable Void> checked = tableCheck.run(session);
    long limit = context.connectTimeout().toNanos();
    context.scheduler().schedule(() -> abortUnless(checked, session), limit);
    checked.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            serve(session);
          } else {
            session.abort();
            failed(failure);
          }
        });
  }

  private static void abortUnless(CompletionStage<?> done, SqlSession session) {
    if (!done.toCompletableFuture().isDone()) {
      session.abort(); // which fails what is under way
    }
  }

  private void serve(SqlSession session) {
    backoff.reset();
    rejectionLogged.set(false);
    sessions.add(session);
    connecting.set(false);
    opened.complete(null);
    connectIfNone(); // it may be lost already, and nobody connected while this one did
  }

  private void failed(@Nullable Throwable thrown) {
    SqlFailure failure =
        thrown == null
            ? new SqlFailure(SqlFailure.Kind.LOST, "gave no session")
            : SqlRefusal.failure(thrown);
    RuntimeException reason = refusal.explain(failure);
    boolean rejected = reason instanceof StorageRejectedException;
    if (sessions.isEmpty()) {
      sessions.unavailable(reason); // first: who is told may call at once
    }
    boolean told = opened.completeExceptionally(reason);
    if (rejected && rejectionLogged.compareAndSet(false, true) && !told && !closed) {
      LOG.log(
          System.Logger.Level.WARNING, "storage \"{0}\": {1}", context.name(), reason.getMessage());
    }
    long pause = rejected ? Backoff.REJECTED_MILLIS : backoff.nextMillis();
    growAfterNanos = context.time().nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
    connecting.set(false);
    if (sessions.isEmpty()) {
      later(pause);
    }
  }

  private void later(long millis) {
    if (!closed) {
      context.scheduler().schedule(this::connectIfNone, TimeUnit.MILLISECONDS.toNanos(millis));
    }
  }
}
