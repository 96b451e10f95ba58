package io.cacheme.storage.sql.vertx;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.handler.stream.ChunkedInput;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;

/**
 * Ends a connection that is about to send a file, whatever its driver was told by the server. We
 * never send one.
 */
final class SendsNoFiles extends ChannelOutboundHandlerAdapter {

  /**
   * Guards {@code channel}, to which its connection has been made: files come from its last
   * handler, and before TLS has made bytes of them.
   */
  static void guard(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    ChannelHandlerContext last = pipeline.lastContext();
    if (last != null) { // else it was closed meanwhile
      pipeline.addBefore(last.name(), null, new SendsNoFiles());
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof FileRegion || message instanceof ChunkedInput<?>) {
      refuse(context, message, promise);
    } else {
      super.write(context, message, promise);
    }
  }

  /** First closed, or who is told would flush what says how long the file is. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private static void refuse(
      ChannelHandlerContext context, Object message, ChannelPromise promise) {
    ReferenceCountUtil.release(message);
    context.close();
    promise.tryFailure(new IOException("the server asked for a file, which it is not sent"));
  }
}
