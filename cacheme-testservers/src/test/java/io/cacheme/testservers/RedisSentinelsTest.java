package io.cacheme.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedisSentinelsTest {

  @Test
  void switchOver_theReplicaIsMaster() {
    try (RedisSentinels group = RedisSentinels.start("s3cret", "0ther")) {
      RedisProcess before = group.master();

      group.switchOver();

      assertThat(group.master()).isNotSameAs(before);
      assertThat(group.url()).endsWith("/?sentinel=main&sentinelPassword=0ther");
    }
  }
}
