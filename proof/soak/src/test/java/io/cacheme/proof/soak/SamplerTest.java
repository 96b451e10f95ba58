package io.cacheme.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
  void sockets_areToldByWhereTheyAreConnectedTo() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
      assertThat(client.isConnected()).isTrue();
      assertThat(Sampler.now().get(Sample.SOCKET + "to port " + server.getLocalPort())).isOne();
    }
    try (Socket unconnected = new Socket()) {
      unconnected.bind(null);
      assertThat(Sampler.now().sum(Sample.SOCKET + "connected to nothing")).isPositive();
    }
  }

  private static long tasks() {
    return Sampler.now().sum(Sample.TASK);
  }
}
