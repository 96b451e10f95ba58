package io.cacheme.proof.faults;

import io.cacheme.testservers.RedisServer;
import java.util.List;

/** The faults that a Redis makes itself, alone or as a node of a cluster. */
final class RedisCells {

  /** Whose password is changed. */
  static final String USER = "app";

  private RedisCells() {}

  static List<Cell> of(RedisServer server) {
    return List.of(
        Cell.of(
            "oom",
            () -> server.ask("CONFIG", "SET", "maxmemory", "1"),
            () -> server.ask("CONFIG", "SET", "maxmemory", "0")),
        Cell.of("loading", new RedisLoading(server)),
        Cell.of("wrong-password", () -> refuse(server), () -> setPassword(server, Family.PASSWORD))
            .within(Cell.AFTER_REFUSAL));
  }

  private static void refuse(RedisServer server) {
    setPassword(server, "another");
    server.ask("CLIENT", "KILL", "USER", USER);
  }

  private static void setPassword(RedisServer server, String password) {
    server.ask("ACL", "SETUSER", USER, "resetpass", ">" + password);
  }
}
