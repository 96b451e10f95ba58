package io.cacheme.storage.sql;

import io.cacheme.spi.Bus;
import io.cacheme.spi.BusListener;
import io.cacheme.spi.StorageContext;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The bus of a storage: it publishes through the sessions that write, runs while its storage is
 * open, and says once of each outage that there is one, and that it is over.
 */
abstract class SqlBus implements Bus {

  private static final System.Logger LOG = System.getLogger(SqlStorage.class.getName());

  /** A key that nobody writes, and a channel where nobody else listens. */
  final String own = "cacheme:%sign:" + UUID.randomUUID();

  final SqlOptions options;
  final SqlRefusal refusal;
  private final SqlSessions writers;
  private final AtomicBoolean troubleShown = new AtomicBoolean();
  private volatile @Nullable StorageContext context;
  private volatile @Nullable BusListener listener;
  private volatile boolean closed;

  SqlBus(SqlOptions options, SqlRefusal refusal, SqlSessions writers) {
    this.options = options;
    this.refusal = refusal;
    this.writers = writers;
  }

  /** The storage is being opened. */
  final void start(StorageContext opened) {
    context = opened;
    started();
  }

  /** What was subscribed to before is wanted from now on. */
  abstract void started();

  /** Tells nobody any more, and fails what waits. */
  void close() {
    closed = true;
  }

  /** Whether it can be used, as far as is known. */
  boolean isThere() {
    return true;
  }

  final boolean isClosed() {
    return closed;
  }

  /** What the storage was opened with; null before, and once it is closed. */
  final @Nullable StorageContext context() {
    return closed ? null : context;
  }

  /** Runs {@code task} in a while, if the storage is open. */
  final void later(Runnable task, long nanos) {
    StorageContext opened = context();
    if (opened != null) {
      opened.scheduler().schedule(task, nanos);
    }
  }

  /** Logs {@code what} is the matter, unless that was done in this outage. */
  final void trouble(String what) {
    StorageContext opened = context();
    if (opened != null && troubleShown.compareAndSet(false, true)) {
      LOG.log(System.Logger.Level.WARNING, "storage \"{0}\" {1}", opened.name(), what);
    }
  }

  /** Logs that {@code what} was the matter is over, if that was logged. */
  final void recovered(String what) {
    StorageContext opened = context();
    if (opened != null && troubleShown.compareAndSet(true, false)) {
      LOG.log(System.Logger.Level.INFO, "storage \"{0}\" {1}", opened.name(), what);
    }
  }

  @Override
  public final void listen(BusListener told) {
    listener = told;
  }

  @Override
  public CompletionStage<@Nullable Void> publish(String channel, String message) {
    SqlCall.Publish call = new SqlCall.Publish(new SqlMessage(channel, message));
    writers.submit(call);
    return call;
  }

  /** Fails where the server takes no writes (any more), as a replica does. */
  final CompletionStage<@Nullable Void> writeNothing() {
    SqlCall.Remove call = new SqlCall.Remove(own);
    writers.submit(call);
    return call;
  }

  /** Hands a message over. */
  final void told(String channel, String message) {
    BusListener told = listener;
    if (told != null && !closed) {
      told.told(channel, message);
    }
  }

  /** Says of each of so many channels that it is listened to from now on, and was not before. */
  final void mayHaveMissed(int channels) {
    BusListener told = listener;
    for (int i = 0; i < channels && told != null && !closed; i++) {
      told.mayHaveMissed();
    }
  }
}
