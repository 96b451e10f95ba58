package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.NodeCache;
import java.nio.file.Path;
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

  @TempDir private static Path folder;

  private final String server;

  BulkOnServersTest(String server) {
    this.server = server;
  }

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return PatientServers.build(builder, server, folder);
  }

  @Override
  void awaitAnswer(
      NodeCache<DynamicNode<String>, String> cache, DynamicNode<String> key, String expected) {
    Awaitility.await()
        .atMost(PatientServers.PATIENCE)
        .until(() -> Objects.equals(done(cache.getIfPresent(key)), expected));
  }
}
