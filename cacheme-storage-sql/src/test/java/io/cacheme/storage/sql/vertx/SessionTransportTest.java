package io.cacheme.storage.sql.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.vertx.core.spi.transport.Transport;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The channels of a database that is closed while some are only being made. */
class SessionTransportTest {

  private final SessionTransport transport = new SessionTransport("test-", channel -> {});
  private final EventLoopGroup loops =
      transport.eventLoopGroup(Transport.IO_EVENT_LOOP_GROUP, 1, Thread::new, 50);

  @AfterEach
  void stop() {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  @Test
  void closeChannels_oneHasAThread_isClosed() {
    Channel channel = transport.channelFactory(false).newChannel();
    loops.register(channel).awaitUninterruptibly();
    transport.closeChannels();
    assertThat(channel.closeFuture().awaitUninterruptibly(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closeChannels_oneHasNoThreadYet_isClosedWhenItHas() {
    Channel channel = transport.channelFactory(false).newChannel();
    transport.closeChannels();
    loops.register(channel).awaitUninterruptibly();
    assertThat(channel.closeFuture().awaitUninterruptibly(20, TimeUnit.SECONDS)).isTrue();
  }
}
