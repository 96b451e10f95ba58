package io.cacheme.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the bundled Redis binary serves as: a Redis, a node of a cluster, a Sentinel. */
public abstract sealed class RedisServer extends LoopbackServer
    permits RedisClusterNode, RedisProcess, RedisSentinel {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

  final RedisBinary binary = RedisBinary.get();
  final @Nullable String password;

  RedisServer(int port, @Nullable Path data, @Nullable String password) {
    super(port, data);
    this.password = password;
  }

  @Override
  public String version() {
    return binary.version();
  }

  /**
   * Sends {@code command} and answers the reply: a text, a number, null, or a list of such.
   *
   * @throws UncheckedIOException if it is an error, or there is none
   */
  public final @Nullable Object ask(String... command) {
    return RedisWire.ask(this, password, command);
  }

  /** "+PONG", and "-NOAUTH" where it wants a password, but not "-LOADING". */
  @Override
  final boolean isReady(Socket socket) throws IOException {
    socket.getOutputStream().write(PING);
    byte[] head = socket.getInputStream().readNBytes(5);
    String answer = new String(head, StandardCharsets.US_ASCII);
    return answer.equals("+PONG") || answer.equals("-NOAU");
  }

  @Override
  final Duration patience() {
    return PATIENCE;
  }
}
