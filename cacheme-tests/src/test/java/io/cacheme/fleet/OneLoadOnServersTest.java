package io.cacheme.fleet;

import io.cacheme.Cacheme;
import io.cacheme.testservers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on real servers, by their own bus or by that of a Redis where they have none. */
@ParameterizedClass
@ValueSource(
    strings = {"redis", "redis-cluster", "postgresql", "mysql", "mariadb", "sqlite", "mongodb"})
class OneLoadOnServersTest extends OneLoadCases {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path folder;

  private final String server;

  OneLoadOnServersTest(String server) {
    this.server = server;
  }

  @Override
  Cacheme build(Cacheme.Builder builder) {
    Cacheme.Builder with =
        builder
            .connectTimeout(PATIENCE)
            .readSilence(PATIENCE) // who cannot ask for a lease loads without one
            .bulkReadSilence(PATIENCE)
            .readTimeout(PATIENCE)
            .writeTimeout(PATIENCE)
            .followLease(PATIENCE) // nor does a slow server renew one in time
            .storage("shared", OldLoadsOnServersTest.url(server, folder))
            .required("shared");
    if (server.equals("mongodb")) {
      with.storage("telling", TestServers.redis().url()).required("telling").bus("telling");
    }
    return with.build();
  }
}
