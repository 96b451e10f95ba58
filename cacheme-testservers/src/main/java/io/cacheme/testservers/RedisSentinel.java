package io.cacheme.testservers;

import io.cacheme.testkit.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Sentinel of {@link RedisSentinels}. It knows what it knew after a restart. */
public final class RedisSentinel extends RedisServer {

  private final Path config;

  private RedisSentinel(RedisSentinels group, Path folder, int port) throws IOException {
    super(port, folder, group.sentinelPassword());
    this.config = folder.resolve("sentinel.conf");
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
    return super.version() + " Sentinel";
  }

  @Override
  List<String> command() {
    return binary.sentinelCommand(config);
  }
}
