package io.cacheme.storage.sql.vertx;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.nio.NioSocketChannel;

/** A connection's channel that knows when bytes last went through it. */
final class SessionChannel extends NioSocketChannel {

  private volatile long lastHeardNanos = System.nanoTime();

  /** When bytes came, or the socket took some, by {@link System#nanoTime}. */
  long lastHeardNanos() {
    return lastHeardNanos;
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
