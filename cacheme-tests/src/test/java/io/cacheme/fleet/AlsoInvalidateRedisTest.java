package io.cacheme.fleet;

import io.cacheme.Cacheme;
import io.cacheme.testservers.TestServers;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same on a real Redis, and on a cluster, where the versions of a key may be on two masters.
 */
@ParameterizedClass
@ValueSource(strings = {"redis", "redis-cluster"})
class AlsoInvalidateRedisTest extends AlsoInvalidateCases {

  private final String server;

  AlsoInvalidateRedisTest(String server) {
    this.server = server;
  }

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return builder
        .connectTimeout(Duration.ofSeconds(20))
        .storage("local", "local://tlfu?size=1000")
        .storage(
            "shared",
            server.equals("redis") ? TestServers.redis().url() : TestServers.redisCluster().url())
        .required("shared")
        .build();
  }
}
