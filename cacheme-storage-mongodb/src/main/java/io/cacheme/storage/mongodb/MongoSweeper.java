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

  private final StorageContext context;
  private final long intervalNanos;
  private final long graceMillis;
  private final LongFunction<? extends CompletionStage<Integer>> delete;
  private volatile boolean stopped;

  /**
   * Sweeps once started what is overdue by twice the interval, which leaves time to the server's
   * own sweep and to clocks that differ.
   *
   * @param delete deletes a batch of what had expired at a time, and answers how many
   */
  MongoSweeper(
      StorageContext context,
      Duration interval,
      LongFunction<? extends CompletionStage<Integer>> delete) {
    this.context = context;
    this.intervalNanos = interval.toNanos();
    this.graceMillis = 2 * interval.toMillis();
    this.delete = delete;
  }

  /** Sweeps about once an interval; at random, so that many processes do not do it together. */
  void start() {
    long jitter = ThreadLocalRandom.current().nextLong(intervalNanos / 2 + 1);
    context.scheduler().schedule(this::sweep, intervalNanos * 3 / 4 + jitter);
  }

  void stop() {
    stopped = true;
  }

  private void sweep() {
    if (!stopped) {
      delete
          .apply(context.time().epochMillis() - graceMillis)
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
