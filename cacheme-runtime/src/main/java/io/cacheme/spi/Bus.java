package io.cacheme.spi;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages between all processes that share a server, so that each learns what the others
 * have written. It is part of a storage, and opened and closed with it.
 *
 * <p>No method blocks or throws; a failure comes through the stage only. A bus that has lost its
 * connection goes on trying by itself to listen again. All methods may be called by any thread. A
 * message may be delivered more than once, and to its sender.
 *
 * <p>Implemented by storages; what is added has a default. The promises of this interface are
 * tested by {@code BusContract} of {@code cacheme-testkit}.
 */
public interface Bus {

  /** How many bytes of UTF-8 a message may have at most, where a server has no limit of its own. */
  int MAX_MESSAGE_BYTES = 64 << 10;

  /** Says who listens. Called once, before the storage is opened. */
  void listen(BusListener listener);

  /**
   * Listens to {@code channel}, from some time on and then for good; idempotent. May be called
   * before the storage is open. {@link BusListener#mayHaveMissed} is called once it is listened to.
   *
   * @param channel printable ASCII of at most 512 bytes
   */
  void subscribe(String channel);

  /**
   * Sends {@code message} to all who listen to {@code channel}. When the stage succeeds the server
   * has it, and delivers it to whoever is connected.
   *
   * @param message ASCII, of at most {@link #maxMessageBytes}
   */
  CompletionStage<@Nullable Void> publish(String channel, String message);

  /**
   * Asks for a sign of life. The stage succeeds when all messages have been handed to the listener
   * that were published, by anybody, before this was called: so who is answered knows that it would
   * have been told. It fails, waits, or never ends, where that is not so, as while a channel that
   * was subscribed to is not listened to yet.
   */
  CompletionStage<@Nullable Void> sync();

  /**
   * Whether the server keeps each message, as a row of a table, so that it costs a write. Then what
   * is written of a node without a heap is not told, unless somebody waits for it.
   */
  default boolean keepsMessages() {
    return false;
  }

  /**
   * The longest message that {@link #publish} takes.
   *
   * @return in bytes of UTF-8; always the same
   */
  default int maxMessageBytes() {
    return MAX_MESSAGE_BYTES;
  }
}
