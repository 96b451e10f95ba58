package io.cacheme.storage.redis;

import io.cacheme.spi.StorageContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A storage's driver, started at most once, and not after it was closed. */
final class DriverLifecycle {

  private final RedisOptions options;
  private final ServerRuns runs;
  private volatile @Nullable RedisDriver driver;
  private boolean closed;

  DriverLifecycle(RedisOptions options) {
    this.options = options;
    this.runs = new ServerRuns(options);
  }

  /**
   * Starts the driver and connects.
   *
   * @param connect no {@link #close} comes before it has returned
   * @throws RedisFailure if it cannot be started, or not any more
   */
  synchronized RedisDriver start(StorageContext context, Consumer<RedisDriver> connect) {
    if (closed || driver != null) {
      throw new RedisFailure(options + " cannot be opened again");
    }
    RedisDriver started;
    try {
      started = new RedisDriver(options, context, runs);
    } catch (RuntimeException e) {
      throw new RedisFailure(options + " cannot be opened: " + e);
    }
    driver = started;
    connect.accept(started);
    return started;
  }

  /** Which servers were met. */
  ServerRuns runs() {
    return runs;
  }

  boolean isEventLoop(Thread thread) {
    RedisDriver current = driver;
    return current != null && current.isEventLoop(thread);
  }

  /** Runs {@code disconnect}, if there is something to disconnect, and ends the driver. */
  synchronized CompletionStage<@Nullable Void> close(Runnable disconnect) {
    closed = true;
    RedisDriver current = driver;
    if (current == null) {
      return CompletableFuture.completedFuture(null);
    }
    return current.close(disconnect);
  }
}
