package io.cacheme.storage.sql;

import io.cacheme.spi.StorageContext;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A database product as {@link SqlStorage} sees it: something to open sessions with. No method
 * blocks or throws; stages fail with {@link SqlFailure}. Implemented by the storages of this
 * project alone; there may be more methods one day.
 */
public interface SqlDatabase {

  /** At most how many sessions there may be. */
  int poolSize();

  /** How much one statement may carry. */
  default SqlLimits limits() {
    return SqlLimits.DEFAULT;
  }

  /** Starts threads and whatever else sessions need; called once, before anything else. */
  void open(StorageContext context);

  /**
   * Opens an authenticated session, within the context's connect timeout, once earlier attempts
   * have ended.
   */
  CompletionStage<SqlSession> connect();

  /** What is to be known to listen over a session, or null where the server hands nothing over. */
  default @Nullable SqlNotifications notifications() {
    return null;
  }

  /** Whether {@code thread} completes stages. */
  boolean isEventLoop(Thread thread);

  /**
   * Ends all sessions and threads, within some seconds even if the server hangs; {@link #open} may
   * never have been called.
   */
  CompletionStage<@Nullable Void> close();
}
