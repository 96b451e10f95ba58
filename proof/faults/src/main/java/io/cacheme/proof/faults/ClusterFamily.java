package io.cacheme.proof.faults;

import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testservers.RedisCluster;
import io.cacheme.testservers.RedisClusterNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Three masters, each behind a proxy as which it announces itself. The first has the faults. */
final class ClusterFamily implements Family {

  private static final String USER = "app";

  /** From its port to that by which the nodes speak to one another. */
  private static final int BUS = 10_000;

  private final RedisCluster cluster = RedisCluster.start();
  private final Map<RedisClusterNode, FaultProxy> proxies = new LinkedHashMap<>();
  private final RedisClusterNode first = cluster.masters().get(0);
  private final FaultProxy proxy;

  ClusterFamily() {
    for (RedisClusterNode node : cluster.masters()) {
      proxies.put(node, FaultProxy.to(node.host(), node.port()));
    }
    proxy = proxies.values().iterator().next();
  }

  @Override
  public String name() {
    return "redis-cluster";
  }

  @Override
  public String url() {
    return proxies.values().stream()
        .map(each -> "127.0.0.1:" + each.port())
        .collect(
            Collectors.joining(",", "redis://" + USER + ":" + PASSWORD + "@", "/?cluster=true"));
  }

  @Override
  public void prepare() {
    proxies.values().forEach(FaultProxy::heal);
    if (!first.isRunning()) {
      first.restart();
    }
    setUp();
    proxies.keySet().forEach(node -> node.ask("FLUSHALL"));
  }

  @Override
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(Network.cells(first, this::restart, proxy));
    cells.add(Cell.of("pool-exhausted", first::stop, first::cont).with("maxOutstanding", "8"));
    cells.add(
        Cell.of(
            "oom",
            () -> first.ask("CONFIG", "SET", "maxmemory", "1"),
            () -> first.ask("CONFIG", "SET", "maxmemory", "0")));
    cells.add(Cell.of("loading", new RedisLoading(first)));
    cells.add(Cell.of("moved", new MovingSlots(cluster)).thatMayBeSilent());
    cells.add(
        Cell.of(
                "wrong-password",
                () -> {
                  first.ask("ACL", "SETUSER", USER, "resetpass", ">another");
                  first.ask("CLIENT", "KILL", "USER", USER);
                },
                () -> first.ask("ACL", "SETUSER", USER, "resetpass", ">" + PASSWORD))
            .within(Cell.AFTER_REFUSAL));
    return cells;
  }

  private void restart() {
    first.restart();
    setUp();
  }

  /** What is gone with a process: its user, and as what it announces itself. */
  private void setUp() {
    proxies.forEach(
        (node, own) -> {
          node.ask("ACL", "SETUSER", USER, "on", ">" + PASSWORD, "~*", "&*", "+@all");
          node.ask("CONFIG", "SET", "cluster-announce-bus-port", "" + (node.port() + BUS));
          node.ask("CONFIG", "SET", "cluster-announce-port", "" + own.port());
        });
    cluster.awaitOk();
    Await.until("all are known by their proxies", this::areKnownByProxies);
  }

  private boolean areKnownByProxies() {
    return proxies.keySet().stream()
        .map(node -> String.valueOf(node.ask("CLUSTER", "SLOTS")))
        .allMatch(
            slots -> proxies.values().stream().allMatch(each -> slots.contains("" + each.port())));
  }

  @Override
  public void close() {
    proxies.values().forEach(FaultProxy::close);
    cluster.close();
  }
}
