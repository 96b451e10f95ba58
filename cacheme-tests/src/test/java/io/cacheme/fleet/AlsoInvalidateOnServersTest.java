package io.cacheme.fleet;

import io.cacheme.Cacheme;
import io.cacheme.testservers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same on each server, by its own bus or by that of a Redis where it has none. The versions of
 * a key may be on two masters of a cluster.
 */
@ParameterizedClass
@ValueSource(
    strings = {"redis", "redis-cluster", "postgresql", "mysql", "mariadb", "sqlite", "mongodb"})
class AlsoInvalidateOnServersTest extends AlsoInvalidateCases {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path folder;

  private final String server;

  AlsoInvalidateOnServersTest(String server) {
    this.server = server;
  }

  @Override
  Cacheme build(Cacheme.Builder builder) {
    Cacheme.Builder with =
        builder
            .connectTimeout(PATIENCE)
            .readSilence(PATIENCE) // a slow machine is no case
            .readTimeout(PATIENCE)
            .writeTimeout(PATIENCE)
            .invalidateTimeout(PATIENCE)
            .storage("local", "local://tlfu?size=1000")
            .storage("shared", OldLoadsOnServersTest.url(server, folder))
            .required("shared");
    if (server.equals("mongodb")) {
      with.storage("telling", TestServers.redis().url()).required("telling").bus("telling");
    }
    return with.build();
  }
}
