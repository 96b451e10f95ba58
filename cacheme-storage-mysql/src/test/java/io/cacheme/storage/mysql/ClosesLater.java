package io.cacheme.storage.mysql;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/** As a socket that is told to close, and from which more was read before it is closed. */
final class ClosesLater extends ChannelOutboundHandlerAdapter {

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    // not yet
  }
}
