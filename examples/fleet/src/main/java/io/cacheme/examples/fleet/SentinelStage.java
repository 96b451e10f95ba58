package io.cacheme.examples.fleet;

import io.cacheme.testservers.RedisMonitor;
import io.cacheme.testservers.RedisMonitor.Executed;
import io.cacheme.testservers.RedisProcess;
import io.cacheme.testservers.RedisSentinels;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
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
    if (fault != Fault.CUT) {
      throw new IllegalArgumentException(fault + " of a Redis with Sentinels");
    }
    RedisConnections.cut(group.master());
  }

  /**
   * What the old master executes is compared with what the replica does until it is promoted. The
   * old one goes on taking writes until it follows, for some eight seconds with Sentinels.
   */
  @Override
  public List<LostWrite> failOver() {
    RedisProcess old = group.master();
    try (RedisMonitor replica = RedisMonitor.of(group.replicas().get(0));
        RedisMonitor master =
            RedisMonitor.of(old)) { // whose writes the other one sees from here on
      group.awaitReplica(); // it has all of before
      group.switchOver();
      group.awaitOneMaster();
      return lost(master.end(), replica.end());
    }
  }

  private static List<LostWrite> lost(List<Executed> taken, List<Executed> replicated) {
    long now = System.nanoTime();
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    Set<List<String>> kept = new HashSet<>();
    replicated.stream().filter(SentinelStage::isWrite).forEach(one -> kept.add(written(one)));
    List<LostWrite> lost = new ArrayList<>();
    for (Executed one : taken) {
      if (isWrite(one) && !kept.contains(written(one))) {
        OptionalInt key = Shelf.key(one.words().get(1));
        if (key.isPresent()) {
          lost.add(new LostWrite(key.getAsInt(), now - 1_000 * (micros - one.micros())));
        }
      }
    }
    return lost;
  }

  /** What is loaded is set if there is nothing, or by a script, and promises nothing. */
  private static boolean isWrite(Executed one) {
    return !one.isOfScript()
        && one.words().size() > 2
        && one.words().get(0).equalsIgnoreCase("SET")
        && !one.words().contains("NX");
  }

  /** Key and value, which no other write has: its time, or a random number, is in it. */
  private static List<String> written(Executed one) {
    return one.words().subList(1, 3);
  }

  @Override
  public void close() {
    group.close();
  }
}
