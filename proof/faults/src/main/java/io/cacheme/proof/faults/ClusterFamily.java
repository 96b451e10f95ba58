package io.cacheme.proof.faults;

import io.cacheme.testkit.FaultProxy;
import io.cacheme.testservers.RedisCluster;
import io.cacheme.testservers.RedisClusterNode;
import java.util.ArrayList;
import java.util.List;

/** Three masters, each behind a proxy as which it is known. The first has the faults. */
final class ClusterFamily implements Family {

  private final RedisCluster cluster = RedisCluster.builder().behindProxies().start();
  private final RedisClusterNode first = cluster.masters().get(0);
  private final FaultProxy proxy = first.proxy();

  @Override
  public String name() {
    return "redis-cluster";
  }

  @Override
  public String url() {
    return cluster.url().replace("redis://", "redis://" + RedisCells.USER + ":" + PASSWORD + "@");
  }

  @Override
  public void prepare() {
    proxy.heal();
    if (!first.isRunning()) {
      first.restart();
    }
    setUp();
    cluster.masters().forEach(node -> node.ask("FLUSHALL"));
  }

  @Override
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(Network.cells(first, this::restart, proxy));
    cells.add(Cell.of("pool-exhausted", first::stop, first::cont).withCalls(8));
    cells.addAll(RedisCells.of(first));
    cells.add(Cell.of("moved", new MovingSlots(cluster)).thatMayBeSilent());
    return cells;
  }

  private void restart() {
    first.restart();
    setUp();
  }

  /** What is gone with a process: its user. */
  private void setUp() {
    for (RedisClusterNode node : cluster.masters()) {
      node.ask("ACL", "SETUSER", RedisCells.USER, "on", ">" + PASSWORD, "~*", "&*", "+@all");
    }
    cluster.awaitOk();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
