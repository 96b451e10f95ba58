package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packets as the driver's decoder makes them: a header of length and number, and bytes. */
class FileRequestsTest {

  private static final int LARGEST = 0xFFFFFF;
  private static final byte NULL = (byte) 0xFB;

  private final EmbeddedChannel channel = new EmbeddedChannel();

  @BeforeEach
  void guard() {
    channel.pipeline().addLast(FileRequests.PACKETS, new ChannelInboundHandlerAdapter());
    FileRequests.refuse(channel);
  }

  private static ByteBuf packet(int length, byte... bytes) {
    return Unpooled.buffer().writeMediumLE(length).writeByte(1).writeBytes(bytes);
  }

  private static ByteBuf request(int length) {
    return packet(length, NULL).writeBytes("/etc/passwd".getBytes(StandardCharsets.US_ASCII));
  }

  private void assertPasses(ByteBuf packet) {
    ByteBuf expected = packet.copy();
    assertThat(channel.writeInbound(packet)).isTrue();
    ByteBuf passed = channel.readInbound();
    assertThat(passed).isEqualTo(expected);
    assertThat(channel.isOpen()).isTrue();
    passed.release();
    expected.release();
  }

  private void assertRefused(ByteBuf packet) {
    channel.pipeline().fireChannelRead(packet);
    assertThat(channel.inboundMessages()).isEmpty();
    assertThat(channel.isOpen()).isFalse();
    assertThat(packet.refCnt()).isZero();
  }

  @Test
  void request_isRefused() {
    assertRefused(request(12));
  }

  /** The socket is closed a little later than it is told to be. */
  @Test
  void whatComesBehindARequest_isNotTakenForAnAnswer() {
    channel.pipeline().addFirst(new ClosesLater());
    assertThat(channel.writeInbound(request(12), packet(7, new byte[7]))).isFalse();
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void requestInSeveralPackets_isRefusedByTheFirst() {
    assertRefused(request(LARGEST));
  }

  @Test
  void requestAfterALargePacketThatHasEnded_isRefused() {
    assertPasses(packet(LARGEST, (byte) 0, NULL));
    assertPasses(packet(0));
    assertRefused(request(12));
  }

  @Test
  void otherPackets_pass() {
    assertPasses(packet(1, NULL)); // SELECT MAX(id) of no rows
    assertPasses(packet(7, new byte[7]));
    assertPasses(packet(2, (byte) 1, NULL));
  }

  @Test
  void partOfALargePacket_passes_asItBegins() {
    assertPasses(packet(LARGEST, (byte) 0, (byte) 1));
    assertPasses(packet(LARGEST, NULL, (byte) 1));
    assertPasses(packet(2, NULL, (byte) 1));
  }

  @Test
  void closedMeanwhile_isLeftAlone() {
    EmbeddedChannel closed = new EmbeddedChannel();
    closed.close();

    FileRequests.refuse(closed);
    assertThat(closed.pipeline().get(FileRequests.class)).isNull();
  }
}
