package io.cacheme.testservers;

import io.cacheme.testkit.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Sentinel of {@link RedisSentinels}. It knows what it knew after a restart. */
public final class RedisSentinel extends LoopbackServer {

  private final RedisBinary binary;
  private final Path config;
  private final @Nullable String password;

  private RedisSentinel(RedisSentinels group, Path folder, int port) throws IOException {
    super(port, folder);
    this.binary = RedisBinary.get();
    this.config = folder.resolve("sentinel.conf");
    this.password = group.sentinelPassword();
    Files.writeString(config, group.sentinelConfig(port, folder));
  }

  static RedisSentinel start(RedisSentinels group) {
    return LoopbackServer.start(
        "Redis Sentinel",
        () -> {
          Path folder = Files.createTempDirectory("cacheme-redis-sentinel");
          return new RedisSentinel(group, folder, FreePort.find());
        });
  }

  /** Its host and port. */
  public String address() {
    return host() + ":" + port();
  }

  @Override
  public String version() {
    return binary.version() + " Sentinel";
  }

  /**
   * Sends {@code command} and answers the reply: a text, a number, null, or a list of such.
   *
   * @throws UncheckedIOException if it is an error, or there is none
   */
  public @Nullable Object ask(String... command) {
    return RedisWire.ask(this, password, command);
  }

  @Override
  List<String> command() {
    return binary.sentinelCommand(config);
  }

  @Override
  boolean isReady(Socket socket) throws IOException {
    return RedisBinary.isReady(socket);
  }

  @Override
  Duration patience() {
    return RedisBinary.PATIENCE;
  }
}
