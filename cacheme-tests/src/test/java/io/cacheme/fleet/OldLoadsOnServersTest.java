package io.cacheme.fleet;

import io.cacheme.Cacheme;
import io.cacheme.testservers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on each server, by two processes' worth of connections. */
@ParameterizedClass
@ValueSource(
    strings = {"redis", "redis-cluster", "postgresql", "mysql", "mariadb", "sqlite", "mongodb"})
class OldLoadsOnServersTest extends OldLoadsCases {

  @TempDir private static Path folder;

  private final String server;

  OldLoadsOnServersTest(String server) {
    this.server = server;
  }

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return builder
        .connectTimeout(Duration.ofSeconds(20))
        .storage("shared", url(server, folder))
        .required("shared")
        .build();
  }

  /** The URL of {@code server}, which may be a file in {@code folder}. */
  static String url(String server, Path folder) {
    return switch (server) {
      case "redis" -> TestServers.redis().url();
      case "redis-cluster" -> TestServers.redisCluster().url();
      case "postgresql" -> TestServers.postgresql().url() + "?createSchema=true";
      case "mysql" -> TestServers.mysql().url() + "?createSchema=true";
      case "mariadb" -> TestServers.mariadb().url() + "?createSchema=true";
      case "sqlite" -> "sqlite:///" + folder.resolve("cache.db") + "?createSchema=true";
      case "mongodb" -> TestServers.mongodb().url() + "?createSchema=true";
      default -> throw new IllegalArgumentException(server);
    };
  }
}
