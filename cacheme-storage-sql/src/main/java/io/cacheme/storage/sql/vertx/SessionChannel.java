package io.cacheme.storage.sql.vertx;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.RejectedExecutionException;

/** A connection's channel that knows when bytes last went through it. */
final class SessionChannel extends NioSocketChannel {

  private volatile long lastHeardNanos = System.nanoTime();

  /** When bytes came, or the socket took some, by {@link System#nanoTime}. */
  long lastHeardNanos() {
    return lastHeardNanos;
  }

  /**
   * Closes the socket at once. {@link #close} goes through Vert.x, which closes when all has been
   * written: never, to a peer that takes no more bytes. By any thread.
   */
  void hangUp() {
    if (!isRegistered()) {
      unsafe().closeForcibly(); // no thread has it
    } else if (eventLoop().inEventLoop()) {
      unsafe().close(voidPromise());
    } else {
      hangUpByItsThread();
    }
  }

  private void hangUpByItsThread() {
    try {
      eventLoop().execute(this::hangUp);
    } catch (RejectedExecutionException e) {
      unsafe().closeForcibly(); // its thread has ended
    }
  }

  @Override
  protected int doReadBytes(ByteBuf buffer) throws Exception {
    int bytes = super.doReadBytes(buffer);
    if (bytes > 0) {
      lastHeardNanos = System.nanoTime();
    }
    return bytes;
  }
}
