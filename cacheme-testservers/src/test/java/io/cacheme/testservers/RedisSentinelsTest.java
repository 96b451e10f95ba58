package io.cacheme.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  @Test
  void monitorOfTheReplica_seesWhatTheMasterWasGiven() {
    try (RedisSentinels group = RedisSentinels.start("s3cret", null);
        RedisMonitor replica = RedisMonitor.of(group.replicas().get(0))) {
      group.awaitReplica();
      group.master().ask("SET", "a key", "\"x\\");
      group.awaitReplica();

      Patience.await("it is seen", () -> sees(replica, List.of("SET", "a key", "\\\"x\\\\")));
    }
  }

  private static boolean sees(RedisMonitor monitor, List<String> words) {
    return monitor.executed().stream().anyMatch(one -> one.words().equals(words));
  }
}
