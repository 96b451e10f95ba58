package io.cacheme.storage.redis;

import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageReplyException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One question to a server for a sign of life: a message to oneself through the connections that
 * write, which has to come back to the ear; and a removal of nothing, which a server refuses that
 * takes no writes (any more), as a replica does, and a master that has lost its replicas where
 * {@code min-replicas-to-write} is set. {@code PUBLISH} alone would be taken by these.
 */
@SuppressWarnings("FutureReturnValueIgnored") // it is completed by what is done with the answers
final class BusSign extends CompletableFuture<@Nullable Void> {

  private final BusEar ear;
  private final String nonce;
  private final AtomicInteger missing = new AtomicInteger(2);

  BusSign(BusEar ear, String nonce) {
    this.ear = ear;
    this.nonce = nonce;
  }

  String nonce() {
    return nonce;
  }

  /** Sends it, to come back by {@code channel} over {@code listening}. */
  void ask(String channel, RedisDriver.Listening listening) {
    ControlCall<Long> message = ControlCall.publish(channel, nonce);
    ControlCall<Long> removal = ControlCall.unlink(ear.writtenKey(channel));
    ear.server().send(message);
    ear.server().send(removal);
    message.whenComplete((receivers, thrown) -> taken(receivers, thrown, listening));
    removal.whenComplete((removed, thrown) -> written(thrown, listening));
  }

  /** It is back. */
  void cameBack() {
    got();
  }

  private void taken(
      @Nullable Long receivers, @Nullable Throwable thrown, RedisDriver.Listening listening) {
    if (receivers == null) {
      completeExceptionally(
          thrown == null ? ear.failure("it counts nobody") : Stages.cause(thrown));
    } else if (receivers == 0) { // the connection leads elsewhere, or ended without a word
      fail("it knows of no connection that listens", listening);
    } else {
      ear.whenSilent(() -> fail("it gave no sign of life", listening));
    }
  }

  private void written(@Nullable Throwable thrown, RedisDriver.Listening listening) {
    Throwable why = thrown == null ? null : Stages.cause(thrown);
    if (why == null || why instanceof StorageReplyException) {
      got();
    } else if (completeExceptionally(why) && RedisRights.isReadOnly(why)) {
      ear.replace(listening); // Sentinels may know another master by now
    }
  }

  private void fail(String why, RedisDriver.Listening listening) {
    if (completeExceptionally(ear.failure(why))) {
      ear.replace(listening);
    }
  }

  private void got() {
    if (missing.decrementAndGet() == 0 && complete(null)) {
      ear.isWell();
    }
  }
}
