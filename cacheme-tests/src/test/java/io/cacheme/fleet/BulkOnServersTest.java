package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.NodeCache;
import io.cacheme.testservers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on real servers, by their own bus or by that of a Redis where they have none. */
@ParameterizedClass
@ValueSource(
    strings = {"redis", "redis-cluster", "postgresql", "mysql", "mariadb", "sqlite", "mongodb"})
class BulkOnServersTest extends BulkCases {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path folder;

  private final String server;

  BulkOnServersTest(String server) {
    this.server = server;
  }

  @Override
  Cacheme build(Cacheme.Builder builder) {
    Cacheme.Builder with =
        builder
            .connectTimeout(PATIENCE)
            .readSilence(PATIENCE)
            .bulkReadSilence(PATIENCE)
            .readTimeout(PATIENCE)
            .writeTimeout(PATIENCE)
            .invalidateTimeout(PATIENCE)
            .storage("local", "local://lru?size=10000")
            .storage("shared", OldLoadsOnServersTest.url(server, folder))
            .required("shared");
    if (server.equals("mongodb")) {
      with.storage("telling", TestServers.redis().url()).required("telling").bus("telling");
    }
    return with.build();
  }

  @Override
  void awaitAnswer(
      NodeCache<DynamicNode<String>, String> cache, DynamicNode<String> key, String expected) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> Objects.equals(done(cache.getIfPresent(key)), expected));
  }
}
