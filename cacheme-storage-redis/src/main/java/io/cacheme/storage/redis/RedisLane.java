package io.cacheme.storage.redis;

import io.cacheme.spi.StorageRejectedException;
import io.netty.channel.Channel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One place for a connection: connects, hands calls to the connection there is, and connects anew
 * when it is lost. The driver's own reconnection is not used: it sends again what was under way, so
 * that a write whose caller has given up could overwrite a later one.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
final class RedisLane {

  private static final long FIRST_DELAY_MILLIS = 100;
  private static final long LONGEST_DELAY_MILLIS = 5_000;
  private static final long REJECTED_DELAY_MILLIS = 30_000;

  private final RedisOptions options;
  private final RedisDriver driver;
  private final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
  private volatile @Nullable RedisLink link;
  private volatile Throwable unavailable;
  private volatile boolean closed;
  private final AtomicInteger attempts = new AtomicInteger();

  RedisLane(RedisOptions options, RedisDriver driver) {
    this.options = options;
    this.driver = driver;
    this.unavailable = new RedisFailure(options + " is not connected yet");
  }

  /** Connects. The stage tells of the first attempt; others follow by themselves. */
  CompletableFuture<@Nullable Void> open() {
    connect();
    return opened;
  }

  void send(RedisCall<?> call) {
    RedisLink current = link;
    if (current == null) {
      call.completeExceptionally(unavailable);
    } else {
      current.submit(call);
    }
  }

  void close() {
    closed = true;
    unavailable = new RedisFailure(options + " is closed");
    RedisLink current = link;
    link = null;
    if (current != null) {
      current.abandon(unavailable); // the driver closes it
    }
    opened.completeExceptionally(unavailable);
  }

  private void connect() {
    if (!closed) {
      driver.connect().whenComplete((channel, thrown) -> connected(channel, thrown));
    }
  }

  private void connected(@Nullable Channel channel, @Nullable Throwable thrown) {
    if (channel == null) {
      failed(RedisRefusal.explain(options, thrown));
      return;
    }
    RedisLink fresh = new RedisLink(channel, options);
    attempts.set(0);
    driver.accepted();
    link = fresh;
    channel.closeFuture().addListener(future -> lost(fresh));
    if (closed) {
      link = null;
      fresh.close(unavailable);
    }
    opened.complete(null);
  }

  private void lost(RedisLink old) {
    RedisFailure reason = new RedisFailure(options + " is not connected: the connection was lost");
    if (link == old) {
      link = null;
      unavailable = closed ? unavailable : reason;
    }
    old.close(reason);
    again(delay());
  }

  private void failed(RuntimeException reason) {
    if (!closed) {
      unavailable = reason;
    }
    boolean rejected = reason instanceof StorageRejectedException;
    boolean first = opened.completeExceptionally(reason);
    if (rejected) {
      driver.rejected(first ? null : reason.getMessage());
    }
    again(rejected ? REJECTED_DELAY_MILLIS : delay());
  }

  private void again(long delayMillis) {
    if (!closed) {
      driver.later(this::connect, delayMillis);
    }
  }

  /** Full jitter above the first delay, which doubles. */
  private long delay() {
    int attempt = Math.min(attempts.getAndIncrement(), 10);
    long ceiling = Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS << attempt);
    return FIRST_DELAY_MILLIS + ThreadLocalRandom.current().nextLong(ceiling);
  }
}
