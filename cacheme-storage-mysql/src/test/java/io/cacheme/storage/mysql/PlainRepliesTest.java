package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContextBuilder;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets as they come from the network: in any pieces. */
class PlainRepliesTest {

  private static final int ASKS = 0xFE;
  private static final int ERROR = 0xFF;

  private final PlainReplies replies = new PlainReplies();
  private final EmbeddedChannel channel = new EmbeddedChannel();

  @BeforeEach
  void guard() {
    replies.refuse(channel);
  }

  private static ByteBuf packet(int first, int length) {
    return Unpooled.buffer()
        .writeMediumLE(length)
        .writeByte(0)
        .writeByte(first)
        .writeZero(length - 1);
  }

  private static ByteBuf greeting() {
    return packet(10, 300);
  }

  private void assertPasses(ByteBuf bytes) {
    int readable = bytes.readableBytes();
    assertThat(channel.writeInbound(bytes)).isTrue();
    ByteBuf passed = channel.readInbound();
    assertThat(passed.readableBytes()).isEqualTo(readable);
    passed.release();
    assertThat(channel.isOpen()).isTrue();
    assertThat(replies.takeRefusal()).isNull();
  }

  private void assertRefused(ByteBuf bytes, String why) {
    channel.pipeline().fireChannelRead(bytes);
    assertThat(channel.inboundMessages()).isEmpty();
    assertThat(bytes.refCnt()).isZero();
    assertThat(channel.isOpen()).isFalse();
    assertThat(replies.takeRefusal()).hasMessageContaining(why);
    assertThat(replies.takeRefusal()).isNull();
  }

  @Test
  void greeting_passes_andWhatComesBehindItIsRefused() {
    assertPasses(greeting());
    assertRefused(packet(ASKS, 30), "went on in plain text");
  }

  @Test
  void greetingWithMoreBehindIt_isRefused() {
    assertRefused(greeting().writeBytes(packet(ASKS, 30)), "went on in plain text");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 200, 303})
  void greetingInPieces_passes_andWhatComesBehindItsLastIsRefused(int piece) {
    ByteBuf greeting = greeting();
    assertPasses(greeting.readRetainedSlice(piece));
    assertRefused(greeting.writeBytes(packet(ASKS, 30)), "went on in plain text");
  }

  @Test
  void greetingByteByByte_passes_andWhatComesBehindItIsRefused() {
    ByteBuf greeting = greeting();
    while (greeting.readableBytes() > 1) {
      assertPasses(greeting.readRetainedSlice(1));
    }
    assertPasses(greeting);
    assertRefused(packet(ASKS, 30), "went on in plain text");
  }

  /** It would be put before the first packet that comes with TLS. */
  @Test
  void oneByteBehindTheGreeting_isRefused() {
    assertPasses(greeting());
    assertRefused(Unpooled.buffer().writeByte(1), "went on in plain text");
  }

  @Test
  void errorBehindTheGreeting_isOfAServerWithoutTls() {
    assertPasses(greeting());
    assertRefused(packet(ERROR, 30), "does not speak TLS");
  }

  /** The socket is closed a little later than it is told to be. */
  @Test
  void whatComesBehindARefusal_isNotHeard() {
    channel.pipeline().addFirst(new ClosesLater());
    assertPasses(greeting());

    assertThat(channel.writeInbound(packet(ASKS, 30), packet(ERROR, 7))).isFalse();
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void whatTlsHasMade_passes_andIsNotLookedAtAgain() throws SSLException {
    assertPasses(greeting());
    ChannelPipeline pipeline = channel.pipeline();
    int guarded = pipeline.names().size();
    pipeline.addFirst("tls", SslContextBuilder.forClient().build().newHandler(channel.alloc()));
    ByteBuf packet = packet(ASKS, 30);
    pipeline.context("tls").fireChannelRead(packet);

    assertThat(channel.<ByteBuf>readInbound()).isSameAs(packet);
    assertThat(channel.isOpen()).isTrue();
    assertThat(pipeline.names()).hasSize(guarded);
    packet.release();
    channel.close();
  }
}
