package io.cacheme.fleet;

import io.cacheme.Cacheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in so many chunks that not all are under way at once, on each real server. */
@ParameterizedClass
@ValueSource(
    strings = {"redis", "redis-cluster", "postgresql", "mysql", "mariadb", "sqlite", "mongodb"})
class ManyKeysOnServersTest extends FleetCases {

  @TempDir private static Path folder;

  private final String server;

  ManyKeysOnServersTest(String server) {
    this.server = server;
  }

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return PatientServers.build(builder, server, folder);
  }

  @Test
  void getAll_ofManyKeys_isStoredByOneAndReadByAnother() {
    ManyKeysCase many = ManyKeysCase.of(20_000);
    many.assertStored(process());
    many.assertRead(process());
  }
}
