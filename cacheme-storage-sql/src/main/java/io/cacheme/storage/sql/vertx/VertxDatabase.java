package io.cacheme.storage.sql.vertx;

import io.cacheme.spi.StorageContext;
import io.cacheme.storage.sql.SqlDatabase;
import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlLimits;
import io.cacheme.storage.sql.SqlNotifications;
import io.cacheme.storage.sql.SqlSession;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A database behind the Vert.x SQL client, with a Vert.x of its own. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
public final class VertxDatabase implements SqlDatabase {

  private static final int MOST_EVENT_LOOPS = 4;
  private static final long CLOSE_MILLIS = 2_000;
  private static final long SCOPES_CLOSE_MILLIS = 1_000;

  private final VertxDialect dialect;
  private final int poolSize;
  private final SqlLimits limits;
  private final Set<ConnectionScope> scopes = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Running running;
  private CompletionStage<?> connecting = CompletableFuture.completedFuture(null);
  private volatile @Nullable CompletableFuture<@Nullable Void> closing;

  /** A database of which at most {@code poolSize} connections are opened. */
  public VertxDatabase(VertxDialect dialect, int poolSize, SqlLimits limits) {
    this.dialect = dialect;
    this.poolSize = poolSize;
    this.limits = limits;
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
    SessionTransport transport =
        new SessionTransport(
            "cacheme-" + context.name() + "-" + dialect.product() + "-io-", dialect::guardLogin);
    int cores = Runtime.getRuntime().availableProcessors();
    VertxOptions options =
        new VertxOptions()
            .setUseDaemonThread(true)
            .setEventLoopPoolSize(Math.min(MOST_EVENT_LOOPS, Math.max(1, cores / 2)))
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false));
    Vertx vertx = Vertx.builder().with(options).withTransport(transport).build();
    running = new Running(vertx, transport, context.connectTimeout().toMillis());
  }

  @Override
  public @Nullable SqlNotifications notifications() {
    return dialect.notifications();
  }

  /**
   * One after the other: what channels were made since the last is how one gets hold of its own.
   */
  @Override
  public CompletionStage<SqlSession> connect() {
    CompletableFuture<SqlSession> connected = new CompletableFuture<>();
    CompletionStage<?> before;
    synchronized (this) {
      before = connecting;
      connecting = connected;
    }
    before.whenComplete((session, thrown) -> begin(connected));
    return connected;
  }

  private void begin(CompletableFuture<SqlSession> connected) {
    Running now = running;
    if (now == null || closing != null) {
      refuse(connected);
      return;
    }
    EventLoop loop = now.transport().eventLoops().next();
    ConnectionScope scope = new ConnectionScope(now.vertx(), loop, scopes);
    connected.whenComplete(
        (session, thrown) -> {
          if (thrown != null) {
            scope.close();
          }
        });
    try {
      scope.run(() -> connect(now, loop, scope, connected));
    } catch (RejectedExecutionException e) {
      refuse(connected);
    }
  }

  private static void refuse(CompletableFuture<SqlSession> connected) {
    connected.completeExceptionally(new SqlFailure(SqlFailure.Kind.LOST, "is closed"));
  }

  @Override
  public boolean isEventLoop(Thread thread) {
    Running now = running;
    return now != null && now.transport().isEventLoop(thread);
  }

  /**
   * Sockets first: Vert.x would wait for the answers of a server that hangs. Then what was made for
   * each, while there are threads to tell it of its end; Netty would log, with a stack, that there
   * are none.
   */
  @Override
  public synchronized CompletionStage<@Nullable Void> close() {
    if (closing == null) {
      CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
      closed.completeOnTimeout(null, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
      closing = closed;
      Running now = running;
      if (now == null) {
        closed.complete(null);
      } else {
        now.transport().closeChannels();
        closeScopes()
            .whenComplete(
                (nothing, thrown) ->
                    now.vertx().close().onComplete(ended -> closed.complete(null)));
      }
    }
    return closing;
  }

  /** Those of now are all that have made something: who begins later sees that it is closing. */
  private CompletableFuture<@Nullable Void> closeScopes() {
    return CompletableFuture.allOf(
            scopes.stream().map(ConnectionScope::closeInTurn).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, SCOPES_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void connect(
      Running now, EventLoop loop, ConnectionScope scope, CompletableFuture<SqlSession> connected) {
    if (closing != null) {
      refuse(connected);
      return;
    }
    Future<?> limit =
        loop.schedule(() -> giveUp(now, connected), now.connectMillis(), TimeUnit.MILLISECONDS);
    connected.whenComplete((session, thrown) -> limit.cancel(false));
    try {
      dialect
          .connect(now.vertx(), now.connectMillis())
          .onComplete(
              (connection, thrown) -> {
                if (connected.isDone()) { // given up: what is claimed now would be another's
                  return;
                }
                if (connection == null) {
                  now.transport().claim().forEach(SessionChannel::hangUp);
                  connected.completeExceptionally(VertxFailures.ofConnecting(dialect, thrown));
                } else {
                  greet(connection, now, scope, connected);
                }
              });
    } catch (RuntimeException e) {
      connected.completeExceptionally(VertxFailures.of(dialect, e));
    }
  }

  private void greet(
      SqlConnection connection,
      Running now,
      ConnectionScope scope,
      CompletableFuture<SqlSession> connected) {
    List<SessionChannel> channels = now.transport().claim();
    channels.forEach(SendsNoFiles::guard);
    channels.forEach(dialect::guard);
    VertxSession session = new VertxSession(dialect, connection, channels, scope);
    connected.whenComplete(
        (served, thrown) -> {
          if (thrown != null) {
            session.abort(); // too late, or it was not greeted well
          }
        });
    session
        .apply(dialect.greeting())
        .whenComplete(
            (nothing, thrown) -> {
              if (thrown == null) {
                connected.complete(session);
              } else {
                connected.completeExceptionally(thrown);
              }
            });
  }

  private void giveUp(Running now, CompletableFuture<SqlSession> connected) {
    if (!connected.isDone()) { // first, or it would close what the next one makes
      now.transport().claim().forEach(SessionChannel::hangUp);
      connected.completeExceptionally(VertxFailures.late(dialect, now.connectMillis()));
    }
  }

  /** What there is once it is open. */
  private record Running(Vertx vertx, SessionTransport transport, long connectMillis) {}
}
