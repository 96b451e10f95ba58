package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A connection with unanswered calls ends by a reset, at the latest when what lies in the server's
 * socket is read: what the client's operating system still had to send is never sent.
 */
class GivenUpConnectionTest {

  private static final int WRITTEN = 64 << 20;

  private RedisProcess redis;
  private ServerSocket front;
  private RemoteStorage storage;

  /** The client's end, as the server has it, once the storage is open. */
  private Socket client;

  @BeforeEach
  void start() throws IOException {
    redis = RedisProcess.start();
    front = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    Await.value(storage.close());
    client.close();
    front.close();
    redis.close();
  }

  @Test
  void silence_resets() throws IOException {
    open(Duration.ofSeconds(1));
    CompletionStage<Void> put = write();
    assertThat(Await.failure(put)).hasMessageContaining("silent for 1000 ms");

    assertReset();
  }

  @Test
  void close_withCallsUnderWay_resets() throws IOException {
    open(Duration.ofSeconds(10));
    CompletionStage<Void> put = write();
    Await.until("a part of it has been sent", this::somethingArrived);
    Await.value(storage.close());
    assertThat(Await.failure(put)).isNotNull();

    assertReset();
  }

  @Test
  void close_atRest_isAnOrderlyEnd() throws IOException {
    open(Duration.ofSeconds(10));
    Await.value(storage.close());

    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }

  /** Opens the storage through a socket of our own, which passes on what opening takes. */
  private void open(Duration silenceTimeout) throws IOException {
    storage =
        RedisStorage.builder("redis://127.0.0.1:" + front.getLocalPort())
            .silenceTimeout(silenceTimeout)
            .maxValueBytes(1 << 20)
            .build();
    CompletableFuture<Void> opened =
        storage.open(StorageContexts.system("given-up")).toCompletableFuture();
    client = front.accept();
    client.setSoTimeout((int) Await.PATIENCE.toMillis());
    try (Socket server = new Socket(redis.host(), redis.port())) {
      Thread replies = new Thread(() -> pump(server, client));
      replies.start();
      InputStream in = client.getInputStream();
      while (!opened.isDone()) {
        if (in.available() > 0) {
          server.getOutputStream().write(in.readNBytes(in.available()));
        }
        Thread.onSpinWait();
      }
      Await.value(opened);
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[4_096];
      for (int n = from.getInputStream().read(buffer); n >= 0; ) {
        out.write(buffer, 0, n);
        n = from.getInputStream().read(buffer);
      }
    } catch (IOException e) {
      // the storage is open: nothing more is passed on
    }
  }

  /** Writes more than the sockets take, and answers the last call. */
  private CompletionStage<Void> write() {
    CompletionStage<Void> put = CompletableFuture.completedFuture(null);
    for (int written = 0; written < WRITTEN; written += 1 << 20) {
      put = storage.put("big", new byte[1 << 20], 60_000);
    }
    return put;
  }

  private boolean somethingArrived() {
    try {
      return client.getInputStream().available() > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertReset() {
    assertThatThrownBy(() -> client.getInputStream().transferTo(OutputStream.nullOutputStream()))
        .isInstanceOf(SocketException.class);
  }
}
