package io.cacheme.examples.fleet;

import io.cacheme.testservers.RedisCluster;
import io.cacheme.testservers.RedisClusterNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A Redis Cluster, whose slots move from master to master. */
final class ClusterStage implements Stage {

  private static final int MOVED = 64;

  private final RedisCluster cluster = RedisCluster.start();
  private final List<RedisClusterNode> owners = new ArrayList<>();
  private int next;

  ClusterStage() {
    for (int slot = 0; slot < RedisCluster.SLOTS; slot++) {
      owners.add(cluster.firstOwner(slot));
    }
  }

  @Override
  public String url(int member) {
    return cluster.url();
  }

  @Override
  public Set<Fault> faults() {
    return EnumSet.of(Fault.CUT, Fault.MOVE);
  }

  @Override
  public void happen(Fault fault, int member) {
    switch (fault) {
      case CUT -> cluster.masters().forEach(RedisConnections::cut);
      case MOVE -> move();
      default -> throw new IllegalArgumentException(fault + " of a cluster");
    }
  }

  /** Moves the next slots to the master after theirs. */
  private void move() {
    for (int i = 0; i < MOVED; i++) {
      int slot = next;
      RedisClusterNode from = owners.get(slot);
      int number = cluster.masters().indexOf(from);
      RedisClusterNode to = cluster.masters().get((number + 1) % cluster.masters().size());
      cluster.beginMove(slot, from, to);
      cluster.moveKeys(slot, from, to);
      cluster.endMove(slot, to);
      owners.set(slot, to);
      next = (next + 257) % RedisCluster.SLOTS; // of all masters in turn
    }
  }

  @Override
  public void close() {
    cluster.close();
  }
}
