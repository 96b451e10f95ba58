package io.cacheme.storage.sqlite;

import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageContext;
import io.cacheme.storage.sql.SqlDatabase;
import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlLimits;
import io.cacheme.storage.sql.SqlSession;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The connections of one kind to a file: those that read, or the one that writes. */
final class SqliteDatabase implements SqlDatabase {

  private static final long CLOSE_MILLIS = 2_000;

  /**
   * Few keys, so that few waiting reads open another connection: sharing a transaction saves a read
   * little, and a connection uses one processor.
   */
  private static final SqlLimits READ_LIMITS = new SqlLimits(16, SqlLimits.DEFAULT.bytes());

  private final SqliteFile file;
  private final SqliteStatements statements;
  private final String role;
  private final int poolSize;
  private final SqlLimits limits;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<SqliteThread> threads = ConcurrentHashMap.newKeySet();
  private volatile String storage = "";
  private volatile boolean closed;

  private SqliteDatabase(
      SqliteFile file, SqliteStatements statements, String role, int poolSize, SqlLimits limits) {
    this.file = file;
    this.statements = statements;
    this.role = role;
    this.poolSize = poolSize;
    this.limits = limits;
  }

  /** The one connection that writes. */
  static SqliteDatabase writer(SqliteFile file, SqliteStatements statements) {
    return new SqliteDatabase(file, statements, "writer", 1, SqlLimits.DEFAULT);
  }

  /** Up to {@code poolSize} connections that read. */
  static SqliteDatabase readers(SqliteFile file, SqliteStatements statements, int poolSize) {
    return new SqliteDatabase(file, statements, "reader", poolSize, READ_LIMITS);
  }

  @Override
  public int poolSize() {
    return poolSize;
  }

  @Override
  public SqlLimits limits() {
    return limits;
  }

  @Override
  public void open(StorageContext context) {
    storage = context.name();
  }

  @Override
  public CompletionStage<SqlSession> connect() {
    if (closed) {
      return CompletableFuture.failedFuture(new SqlFailure(SqlFailure.Kind.LOST, "is closed"));
    }
    SqliteThread thread =
        new SqliteThread("cacheme-" + storage + "-sqlite-" + role + "-" + count.incrementAndGet());
    threads.add(thread);
    thread.ended().thenRun(() -> threads.remove(thread));
    return thread.run(() -> session(thread));
  }

  @Override
  public boolean isEventLoop(Thread thread) {
    return threads.stream().anyMatch(own -> own.is(thread));
  }

  /** The sessions are aborted by now; a thread that hangs in the kernel is left behind. */
  @Override
  public CompletionStage<@Nullable Void> close() {
    closed = true;
    return Stages.all(threads.stream().map(SqliteThread::ended).toList())
        .completeOnTimeout(null, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private SqlSession session(SqliteThread thread) {
    Connection connection;
    try {
      connection = file.open();
    } catch (SqlFailure e) {
      thread.abort(null);
      throw e;
    }
    Object opened = file.watch().identity();
    SqlSession session =
        new SqliteSession(
            thread, statements, connection, () -> file.watch().check(storage, opened));
    if (closed) {
      session.abort();
    }
    return session;
  }
}
