package io.cacheme.fleet;

import io.cacheme.Cacheme;
import io.cacheme.testservers.TestServers;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on real servers that have a bus, and on those that a Redis is the bus of. */
@ParameterizedClass
@ValueSource(strings = {"redis", "redis-cluster", "postgresql", "mysql", "mariadb", "mongodb"})
class OneLoadOnServersTest extends OneLoadCases {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

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
            .storage("shared", OldLoadsOnServersTest.url(server))
            .required("shared");
    return server.startsWith("redis")
        ? with.build()
        : with.storage("telling", TestServers.redis().url())
            .required("telling")
            .bus("telling")
            .build();
  }
}
