package io.cacheme.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SamplerTest {

  /** JDKs have different classes for it. */
  @Test
  void delayedTasksOfTheJdk_areCounted() {
    long before = tasks();
    Executor later = CompletableFuture.delayedExecutor(9, TimeUnit.HOURS);
    for (int i = 0; i < 20; i++) {
      later.execute(() -> {});
    }

    assertThat(tasks() - before).isGreaterThanOrEqualTo(20);
  }

  @Test
  void sockets_areToldByWhatTheyAreConnectedTo_orWere() throws IOException {
    Sockets sockets = new Sockets(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    try (ServerSocketChannel server = ServerSocketChannel.open();
        SocketChannel client = SocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String connected = "to port " + ((InetSocketAddress) server.getLocalAddress()).getPort();
      long unconnected = unconnected(sockets, "ever");

      client.connect(server.getLocalAddress());
      assertThat(Sampler.now(sockets).get(Sample.SOCKET + connected)).isOne();
      assertThat(unconnected(sockets, "ever")).isEqualTo(unconnected - 1);

      try (SocketChannel accepted = server.accept()) {
        accepted.setOption(StandardSocketOptions.SO_LINGER, 0); // so that it is reset
      }
      assertThat(client.isOpen()).isTrue();
      assertThat(unconnected(sockets, "before " + connected)).isOne();
    }
    assertThat(unconnected(sockets, "before ")).isZero();
  }

  private static long unconnected(Sockets sockets, String before) {
    return Sampler.now(sockets).sum(Sample.SOCKET + "connected to nothing, " + before);
  }

  private static long tasks() {
    return Sampler.now(new Sockets(Clock.systemUTC())).sum(Sample.TASK);
  }
}
