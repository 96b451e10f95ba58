package io.cacheme.storage.mysql;

import io.cacheme.storage.sql.SqlFailure;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections that are to have TLS and whose server says more than its greeting before that
 * begins. The driver gets TLS ready beside its event loop, and until then would take what comes for
 * the answer to its login: asked for the password, it tells it in plain text; told that all is
 * well, it sends statements. What it heard in part it would put before what comes with TLS.
 */
final class PlainReplies {

  private static final int LENGTH_BYTES = 3;
  private static final int HEADER = 4;
  private static final int ERROR = 0xFF;

  private final AtomicReference<@Nullable SqlFailure> refusal = new AtomicReference<>();

  /** Guards {@code channel}, of which nothing was heard yet, until it has TLS. */
  void refuse(Channel channel) {
    refusal.set(null);
    channel.pipeline().addLast(new Guard());
  }

  /** Why the last connection was ended, or null if it was not, or that was told. */
  @Nullable SqlFailure takeRefusal() {
    return refusal.getAndSet(null);
  }

  private final class Guard extends ChannelInboundHandlerAdapter {

    private int greetingBytes;
    private long heard;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      if (context.pipeline().get(SslHandler.class) != null) { // which has made these bytes
        context.pipeline().remove(this);
        super.channelRead(context, message);
        return;
      }
      ByteBuf bytes = (ByteBuf) message;
      int more = hear(bytes);
      if (more > 0) {
        end(context, bytes, more);
      } else {
        super.channelRead(context, bytes);
      }
    }

    /** How many of the last {@code bytes} are not of the greeting. */
    private int hear(ByteBuf bytes) {
      for (int i = 0; heard + i < LENGTH_BYTES && i < bytes.readableBytes(); i++) {
        int part = bytes.getUnsignedByte(bytes.readerIndex() + i);
        greetingBytes |= part << (Byte.SIZE * (heard + i)); // the least significant first
      }
      heard += bytes.readableBytes();
      long more = heard - HEADER - greetingBytes;
      return heard < HEADER ? 0 : (int) Math.min(bytes.readableBytes(), Math.max(0, more));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
    private void end(ChannelHandlerContext context, ByteBuf bytes, int more) {
      boolean isError =
          more > HEADER && bytes.getUnsignedByte(bytes.writerIndex() - more + HEADER) == ERROR;
      bytes.release();
      refusal.compareAndSet(null, isError ? MysqlErrors.withoutTls() : MysqlErrors.plainReply());
      context.close();
    }
  }
}
