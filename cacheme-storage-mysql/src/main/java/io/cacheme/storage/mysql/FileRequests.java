package io.cacheme.storage.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;

/**
 * Ends a connection whose server asks for a file, as for a {@code LOAD DATA LOCAL INFILE}, before
 * the driver looks for it: how long it is would be told, even of a folder or a file that may not be
 * read. We never ask for that.
 *
 * <p>A row whose first column is null begins so, too. Of our statements that are not prepared only
 * one of a single column has such a row: it reads like a request without a name, and passes.
 */
final class FileRequests extends ChannelInboundHandlerAdapter {

  /** What the driver calls its handler that makes packets of bytes. */
  static final String PACKETS = "packetDecoder";

  private static final int HEADER = 4;
  private static final int LARGEST = 0xFFFFFF;
  private static final int REQUEST = 0xFB;

  private boolean isPart;
  private boolean refused;

  private FileRequests() {}

  /** Guards {@code channel}, to which its connection has been made. */
  static void refuse(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    if (pipeline.get(PACKETS) != null) { // else it was closed meanwhile
      pipeline.addAfter(PACKETS, null, new FileRequests());
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    ByteBuf packet = (ByteBuf) message;
    refused |= !isPart && isRequest(packet);
    if (refused) {
      packet.release();
      context.close();
    } else {
      isPart = packet.getUnsignedMediumLE(packet.readerIndex()) == LARGEST; // the next goes on
      super.channelRead(context, packet);
    }
  }

  private static boolean isRequest(ByteBuf packet) {
    return packet.readableBytes() > HEADER + 1
        && packet.getUnsignedByte(packet.readerIndex() + HEADER) == REQUEST;
  }
}
