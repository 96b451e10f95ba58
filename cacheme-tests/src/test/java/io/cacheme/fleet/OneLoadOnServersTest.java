package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.NodeCache;
import io.cacheme.testservers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
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

  /** The lease is as long as the patience of the test, which so does not see the lease's end. */
  @Test
  void close_ofTheOwner_letsOthersLoadAtOnce() {
    if (!server.startsWith("redis")) {
      return; // what is closed is the same
    }
    Cacheme owner = process();
    NodeCache<DynamicNode<String>, String> other = cache();
    CountDownLatch loads = new CountDownLatch(1);
    type.cache(owner)
        .get(
            key,
            node -> {
              loads.countDown();
              return new CompletableFuture<>();
            });
    Awaitility.await().until(() -> loads.getCount() == 0);
    CompletableFuture<String> second = other.get(key, node -> value("its own"));
    Awaitility.await().until(() -> other.stats().tiers().get(0).missCount() >= 1);
    owner.close();

    assertThat(second).succeedsWithin(PATIENCE.dividedBy(2)).isEqualTo("its own");
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
