package io.cacheme.storage.mongodb;

import io.cacheme.spi.StorageContext;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;

/**
 * Removes what expired a while ago and is still there, for servers that do not do it themselves.
 * MongoDB does, by its index, every minute; there it finds nothing.
 */
final class MongoSweeper {

  /** At most so many documents a batch. */
  static final int BATCH = 1_000;

  private static final long PERIOD_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long GRACE_MILLIS = Duration.ofMinutes(2).toMillis();

  private final StorageContext context;
  private final LongFunction<? extends CompletionStage<Integer>> delete;
  private volatile boolean stopped;

  /**
   * Sweeps once started.
   *
   * @param delete deletes a batch of what had expired at a time, and answers how many
   */
  MongoSweeper(StorageContext context, LongFunction<? extends CompletionStage<Integer>> delete) {
    this.context = context;
    this.delete = delete;
  }

  /** Sweeps about once a minute; at random, so that many processes do not do it together. */
  void start() {
    long jitter = ThreadLocalRandom.current().nextLong(PERIOD_NANOS / 2);
    context.scheduler().schedule(this::sweep, PERIOD_NANOS * 3 / 4 + jitter);
  }

  void stop() {
    stopped = true;
  }

  private void sweep() {
    if (!stopped) {
      delete
          .apply(context.time().epochMillis() - GRACE_MILLIS)
          .whenComplete(
              (deleted, failure) -> { // a failure is the next sweep's to mend
                if (failure == null && deleted == BATCH) {
                  sweep();
                } else {
                  start();
                }
              });
    }
  }
}
