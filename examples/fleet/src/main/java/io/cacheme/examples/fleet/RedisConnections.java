package io.cacheme.examples.fleet;

import io.cacheme.testservers.RedisServer;

/** The connections of a Redis. */
final class RedisConnections {

  private RedisConnections() {}

  /** Ends those of all clients. */
  static void cut(RedisServer server) {
    server.ask("CLIENT", "KILL", "TYPE", "pubsub");
    server.ask("CLIENT", "KILL", "TYPE", "normal");
  }
}
