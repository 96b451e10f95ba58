package io.cacheme.storage.sql.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.stream.ChunkedNioFile;
import io.netty.handler.stream.ChunkedWriteHandler;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are sent as Vert.x would: as a region, and over TLS in chunks. */
class SendsNoFilesTest {

  @TempDir private Path folder;
  private final EmbeddedChannel channel =
      new EmbeddedChannel(new ChunkedWriteHandler(), new ChannelInboundHandlerAdapter());
  private Path file;

  @BeforeEach
  void guard() throws IOException {
    file = Files.writeString(folder.resolve("file"), "canary");
    SendsNoFiles.guard(channel);
  }

  private void assertRefused(Object message) {
    ByteBuf header = Unpooled.wrappedBuffer(new byte[] {6, 0, 0, 2});
    channel.pipeline().firstContext().write(header);
    ChannelPromise told = channel.newPromise();
    told.addListener(sent -> channel.flush());
    ChannelFuture sent = channel.pipeline().lastContext().writeAndFlush(message, told);

    assertThat(sent.cause()).hasMessageContaining("asked for a file");
    assertThat(channel.isOpen()).isFalse();
    assertThat(channel.outboundMessages()).isEmpty();
  }

  @Test
  void region_isRefused_andWithItWhatWasToBeSaidOfIt() throws IOException {
    try (FileChannel open = FileChannel.open(file)) {
      assertRefused(new DefaultFileRegion(open, 0, 6));
    }
  }

  @Test
  void chunks_areRefused() throws IOException {
    try (FileChannel open = FileChannel.open(file)) {
      assertRefused(new ChunkedNioFile(open));
    }
  }

  @Test
  void bytes_pass() {
    ByteBuf bytes = Unpooled.wrappedBuffer(new byte[] {1, 2, 3});
    channel.pipeline().lastContext().writeAndFlush(bytes);

    ByteBuf passed = channel.readOutbound();
    assertThat(passed).isEqualTo(bytes);
    passed.release();
  }

  @Test
  void closedMeanwhile_isLeftAlone() {
    channel.close();
    channel.pipeline().forEach(named -> channel.pipeline().remove(named.getValue()));

    SendsNoFiles.guard(channel);
    assertThat(channel.pipeline().toMap()).isEmpty();
  }
}
