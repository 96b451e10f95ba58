package io.cacheme.fleet;

import io.cacheme.Cacheme;
import io.cacheme.testservers.TestServers;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A process over a heap "local" and a real server "shared", by its own bus or by that of a Redis
 * where it has none, which waits for a slow machine.
 */
final class PatientServers {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  private PatientServers() {}

  static Cacheme build(Cacheme.Builder builder, String server, Path folder) {
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
}
