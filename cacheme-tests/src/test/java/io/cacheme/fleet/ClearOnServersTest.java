package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.NodeCache;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on real servers, by their own bus or by that of a Redis where they have none. */
@ParameterizedClass
@ValueSource(
    strings = {"redis", "redis-cluster", "postgresql", "mysql", "mariadb", "sqlite", "mongodb"})
class ClearOnServersTest extends ClearCases {

  /**
   * A process may find a clear out before it is told, by a log or by each master; and when it is
   * told, what it is just loading or writing is kept nowhere.
   */
  private static final Duration UNTIL_TOLD = Duration.ofMillis(500);

  private static final Set<String> TELL_LATE =
      Set.of("redis-cluster", "mysql", "mariadb", "sqlite");

  @TempDir private static Path folder;

  private final String server;

  ClearOnServersTest(String server) {
    this.server = server;
  }

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return PatientServers.build(builder, server, folder);
  }

  /** So often that it asks in the very moment in which it is told, too. */
  @Override
  void awaitAnswer(
      NodeCache<DynamicNode<String>, String> cache, DynamicNode<String> key, String expected) {
    boolean isToldLater = TELL_LATE.contains(server) && expected == null;
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .during(isToldLater ? UNTIL_TOLD : Duration.ZERO)
        .atMost(PatientServers.PATIENCE)
        .until(() -> Objects.equals(done(cache.getIfPresent(key)), expected));
  }
}
