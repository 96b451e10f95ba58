package io.cacheme.fleet;

import io.cacheme.Cacheme;
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
    return FollowingRedisTest.over(server, builder).build();
  }
}
