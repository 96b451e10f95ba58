package io.cacheme.storage.sql;

import io.cacheme.spi.Bus;
import io.cacheme.spi.BusListener;
import io.cacheme.spi.StorageContext;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The bus of a storage: it publishes through the sessions that write. */
abstract class SqlBus implements Bus {

  /** A key that nobody writes, and a channel where nobody else listens. */
  final String own = "cacheme:%sign:" + UUID.randomUUID();

  private final SqlSessions writers;
  private volatile @Nullable BusListener listener;
  private volatile boolean closed;

  SqlBus(SqlSessions writers) {
    this.writers = writers;
  }

  /** The storage is being opened. */
  abstract void start(StorageContext context);

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
