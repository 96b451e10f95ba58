package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.NodeCache;
import io.cacheme.testservers.TestServers;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The same over the bus of a real Redis, and of a cluster. */
@ParameterizedClass
@ValueSource(strings = {"redis", "redis-cluster"})
class FollowingRedisTest extends FollowingCases {

  private final String server;

  FollowingRedisTest(String server) {
    this.server = server;
  }

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return over(server, builder).build();
  }

  /** A process over a heap "local" and "shared" on {@code server}; to be built. */
  static Cacheme.Builder over(String server, Cacheme.Builder builder) {
    return builder
        .connectTimeout(Duration.ofSeconds(20))
        .storage("local", "local://tlfu?size=1000")
        .storage(
            "shared",
            server.equals("redis") ? TestServers.redis().url() : TestServers.redisCluster().url())
        .required("shared");
  }

  @Override
  int deliveries() {
    return server.equals("redis") ? 1 : 3; // by each master that is listened to
  }

  @Test
  void listeningConnectionsKilled_whatWasWrittenMeanwhileIsNotServed() {
    if (!server.equals("redis")) {
      return; // the killer knows one server only
    }
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    for (int round = 0; round < 5; round++) {
      killListeners();
      done(other.put(key, "new" + round));
      killListeners();
      String expected = "new" + round;
      Awaitility.await()
          .untilAsserted(() -> assertThat(done(one.getIfPresent(key))).isEqualTo(expected));
    }
    awaitHeap(one, "heard again");
  }

  private static void killListeners() {
    RedisClient client = RedisClient.create(TestServers.redis().url());
    try (var connection = client.connect()) {
      connection.sync().clientKill(KillArgs.Builder.typePubsub());
    } finally {
      client.shutdown();
    }
  }
}
