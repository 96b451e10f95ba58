package io.cacheme.proof.faults;

import io.cacheme.testkit.FaultProxy;
import io.cacheme.testkit.FreePort;
import io.cacheme.testservers.RedisProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One Redis behind a proxy. */
final class RedisFamily implements Family {

  private final RedisProcess server =
      RedisProcess.builder()
          .setting("user", RedisCells.USER, "on", ">" + PASSWORD, "~*", "&*", "+@all")
          .start();

  private final FaultProxy proxy = FaultProxy.to(server.host(), server.port());

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public String url() {
    return "redis://" + RedisCells.USER + ":" + PASSWORD + "@127.0.0.1:" + proxy.port();
  }

  @Override
  public void prepare() {
    proxy.heal();
    server.ask("FLUSHALL");
  }

  @Override
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(Network.cells(server, proxy));
    cells.add(
        Cell.of("pool-exhausted", () -> proxy.delay(Duration.ofMillis(100)), proxy::heal)
            .withCalls(8));
    cells.addAll(RedisCells.of(server));
    cells.add(
        Cell.of(
            "readonly",
            () -> server.ask("REPLICAOF", "127.0.0.1", "" + FreePort.find()),
            () -> server.ask("REPLICAOF", "NO", "ONE")));
    return cells;
  }

  @Override
  public void close() {
    proxy.close();
    server.close();
  }
}
