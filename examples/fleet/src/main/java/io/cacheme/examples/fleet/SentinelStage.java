package io.cacheme.examples.fleet;

import io.cacheme.testservers.RedisSentinels;
import java.util.EnumSet;
import java.util.Set;

/** A Redis and its replica, which takes its place. */
final class SentinelStage implements Stage {

  private final RedisSentinels group = RedisSentinels.start();

  @Override
  public String url(int member) {
    return group.url();
  }

  @Override
  public Set<Fault> faults() {
    return EnumSet.of(Fault.CUT, Fault.FAILOVER);
  }

  @Override
  public void happen(Fault fault, int member) {
    switch (fault) {
      case CUT -> RedisConnections.cut(group.master());
      case FAILOVER -> {
        group.awaitReplica(); // what was acknowledged before is promised to stay
        group.switchOver();
        group.awaitOneMaster();
      }
      default -> throw new IllegalArgumentException(fault + " of a Redis with Sentinels");
    }
  }

  @Override
  public void close() {
    group.close();
  }
}
