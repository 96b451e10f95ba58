package io.cacheme.storage.redis;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import java.io.IOException;

/** The end of a connection that is at the socket, with TLS behind it. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
final class LinkSocket extends ChannelDuplexHandler {

  private final LinkHandler link;

  LinkSocket(LinkHandler link) {
    this.link = link;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    link.heard(message instanceof ByteBuf bytes ? bytes.readableBytes() : 0);
    context.fireChannelRead(message);
  }

  /** A broken socket is told to the calls, not to the driver, which would log it with its stack. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      context.close();
    } else {
      context.fireExceptionCaught(cause);
    }
  }

  /**
   * Resets the connection if calls are unanswered. Otherwise the operating system would go on
   * sending what it has of them, for minutes, and a network that heals would let writes take effect
   * that everybody has given up.
   */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    try {
      if (link.isUnanswered() && context.channel().isOpen()) {
        context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
      }
    } finally {
      context.close(promise);
    }
  }
}
