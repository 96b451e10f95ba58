package io.cacheme.storage.sql;

import io.cacheme.spi.Backoff;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageRejectedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Listens over a session of its own, opened when a channel is first subscribed to and again
 * whenever it is lost, to what the server hands over by itself.
 *
 * <p>A sign of life is a write of nothing, which a server refuses that takes no writes, and then a
 * message to oneself: it goes out as all messages do, over a session that writes, and has to come
 * back over the one that listens. The server hands messages over in the order in which their
 * transactions ended, so that all from before have come by then; and another than is listened to
 * gives none.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a session is told elsewhere
final class NotifyBus extends SqlBus {

  private final SqlDatabase database;
  private final SqlNotifications notifications;
  private final AtomicLong count = new AtomicLong();
  private final Map<String, Sign> signs = new ConcurrentHashMap<>();
  private final Backoff backoff = new Backoff();

  // guarded by this
  private final Map<String, String> channels = new LinkedHashMap<>(); // by the server's name
  private final Set<String> listenedTo = new HashSet<>();
  private CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
  private @Nullable SqlSession session;
  private boolean connecting;
  private boolean busy;

  NotifyBus(
      SqlOptions options,
      SqlRefusal refusal,
      SqlDatabase database,
      SqlNotifications notifications,
      SqlSessions writers) {
    super(options, refusal, writers);
    this.database = database;
    this.notifications = notifications;
    channels.put(notifications.name(own), own);
  }

  @Override
  void started() {
    boolean wanted;
    synchronized (this) {
      wanted = channels.size() > 1;
    }
    if (wanted) {
      connect();
    }
  }

  @Override
  public int maxMessageBytes() {
    return notifications.maxMessageBytes();
  }

  @Override
  public void subscribe(String channel) {
    synchronized (this) {
      if (channels.put(notifications.name(channel), channel) != null) {
        return;
      }
      if (ready.isDone()) {
        ready = new CompletableFuture<>();
      }
    }
    connect();
    listenToAll();
  }

  @Override
  public CompletionStage<@Nullable Void> sync() {
    if (context() == null) {
      return CompletableFuture.failedFuture(refusal.lost("is not open"));
    }
    connect();
    Sign sign = new Sign(Long.toString(count.incrementAndGet()));
    CompletableFuture<@Nullable Void> listened;
    synchronized (this) {
      listened = ready;
    }
    listened.whenComplete((nothing, thrown) -> sign.ask(thrown));
    later(() -> overdue(sign), options.silenceTimeout().toNanos());
    return sign;
  }

  @Override
  void close() {
    super.close();
    hangUp(refusal.lost("is closed"));
  }

  private void connect() {
    synchronized (this) {
      if (connecting || session != null || context() == null) {
        return;
      }
      connecting = true;
    }
    database.connect().whenComplete(this::connected);
  }

  private void connected(@Nullable SqlSession fresh, @Nullable Throwable thrown) {
    synchronized (this) {
      connecting = false;
      session = isClosed() ? null : fresh;
    }
    if (fresh == null) {
      failed(thrown == null ? refusal.lost("gave no session") : thrown);
      return;
    }
    if (isClosed()) {
      fresh.abort();
      return;
    }
    fresh.onNotification(this::notified);
    fresh.onLost(() -> lost(fresh)); // at once, if it is lost already
    listenToAll();
  }

  /** Listens to what is not listened to yet, one time after the other, until that is nothing. */
  private void listenToAll() {
    SqlSession current;
    List<String> missing = new ArrayList<>();
    CompletableFuture<@Nullable Void> done = null;
    synchronized (this) {
      current = session;
      if (current == null || busy) {
        return;
      }
      channels.keySet().stream().filter(name -> !listenedTo.contains(name)).forEach(missing::add);
      busy = !missing.isEmpty();
      done = busy ? null : ready;
    }
    if (done != null) {
      backoff.reset();
      recovered("is listened to again");
      done.complete(null);
      return;
    }
    CompletableFuture<@Nullable Void> applied =
        current.apply(List.of(notifications.listen(missing))).toCompletableFuture();
    limit(applied, current);
    applied.whenComplete((nothing, thrown) -> listened(current, missing, thrown));
  }

  /** A server that hangs would keep it for ever. */
  private void limit(CompletableFuture<@Nullable Void> applied, SqlSession current) {
    StorageContext opened = context();
    if (opened != null) {
      Runnable unlessDone =
          () -> {
            if (!applied.isDone()) {
              current.abort();
            }
          };
      later(unlessDone, opened.connectTimeout().toNanos());
    }
  }

  private void listened(SqlSession over, List<String> names, @Nullable Throwable thrown) {
    synchronized (this) {
      if (!over.equals(session)) {
        return; // it was lost, and all begins anew over another
      }
      busy = false;
      if (thrown == null) {
        listenedTo.addAll(names);
      }
    }
    if (thrown == null) {
      mayHaveMissed(names.contains(notifications.name(own)) ? names.size() - 1 : names.size());
      listenToAll();
    } else {
      notListened(thrown);
      over.abort(); // all that it listens to, or nothing
      lost(over);
    }
  }

  private void lost(SqlSession old) {
    synchronized (this) {
      if (!old.equals(session)) {
        return;
      }
    }
    hangUp(refusal.lost("is not listened to: the connection was lost"));
    again(backoff.nextMillis());
  }

  private void failed(Throwable thrown) {
    boolean rejected = notListened(thrown);
    again(rejected ? Backoff.REJECTED_MILLIS : backoff.nextMillis());
  }

  /** Logs it; whether only somebody else can mend it. */
  private boolean notListened(Throwable thrown) {
    RuntimeException why = refusal.explain(SqlRefusal.failure(thrown));
    trouble("cannot be listened to: " + why.getMessage());
    return why instanceof StorageRejectedException;
  }

  private void again(long millis) {
    later(this::connect, TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private void hangUp(RuntimeException why) {
    CompletableFuture<@Nullable Void> waiting;
    SqlSession old;
    synchronized (this) {
      waiting = ready;
      ready = new CompletableFuture<>();
      old = session;
      session = null;
      busy = false;
      listenedTo.clear();
    }
    if (old != null) {
      old.abort();
    }
    waiting.completeExceptionally(why);
    signs.values().forEach(sign -> sign.completeExceptionally(why));
  }

  /** A session that brings no signs is half open, or leads to another server than the writes. */
  private void overdue(Sign sign) {
    if (!sign.completeExceptionally(refusal.lost("gave no sign of life"))) {
      return;
    }
    SqlSession current;
    synchronized (this) {
      current = session;
    }
    if (current != null) {
      current.abort();
      lost(current);
    }
  }

  private void notified(String name, String message) {
    String channel;
    synchronized (this) {
      channel = channels.get(name);
    }
    if (own.equals(channel)) {
      Sign sign = signs.get(message);
      if (sign != null) {
        sign.complete(null);
      }
    } else if (channel != null) {
      told(channel, message);
    }
  }

  /** One question for a sign of life. */
  private final class Sign extends CompletableFuture<@Nullable Void> {

    private final String nonce;

    Sign(String nonce) {
      this.nonce = nonce;
      signs.put(nonce, this);
      whenComplete((nothing, thrown) -> signs.remove(nonce));
    }

    /** Sends it, unless it is not listened to. */
    void ask(@Nullable Throwable notListened) {
      if (notListened != null) {
        completeExceptionally(Stages.cause(notListened));
        return;
      }
      writeNothing()
          .thenCompose(nothing -> publish(own, nonce))
          .whenComplete(
              (nothing, thrown) -> {
                if (thrown != null) {
                  completeExceptionally(Stages.cause(thrown));
                }
              });
    }
  }
}
