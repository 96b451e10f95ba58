package io.cacheme.proof.faults;

import io.cacheme.testkit.FaultProxy;
import io.cacheme.testkit.FreePort;
import io.cacheme.testservers.RedisProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One Redis behind a proxy. */
final class RedisFamily implements Family {

  private static final String USER = "app";

  private final RedisProcess server =
      RedisProcess.builder()
          .setting("user", USER, "on", ">" + PASSWORD, "~*", "&*", "+@all")
          .start();

  private final FaultProxy proxy = FaultProxy.to(server.host(), server.port());

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public String url() {
    return "redis://" + USER + ":" + PASSWORD + "@127.0.0.1:" + proxy.port();
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
    cells.add(
        Cell.of(
            "oom",
            () -> server.ask("CONFIG", "SET", "maxmemory", "1"),
            () -> server.ask("CONFIG", "SET", "maxmemory", "0")));
    cells.add(
        Cell.of(
            "readonly",
            () -> server.ask("REPLICAOF", "127.0.0.1", "" + FreePort.find()),
            () -> server.ask("REPLICAOF", "NO", "ONE")));
    cells.add(Cell.of("loading", new RedisLoading(server)));
    cells.add(
        Cell.of(
                "wrong-password",
                () -> {
                  server.ask("ACL", "SETUSER", USER, "resetpass", ">another");
                  server.ask("CLIENT", "KILL", "USER", USER);
                },
                () -> server.ask("ACL", "SETUSER", USER, "resetpass", ">" + PASSWORD))
            .within(Cell.AFTER_REFUSAL));
    return cells;
  }

  @Override
  public void close() {
    proxy.close();
    server.close();
  }
}
