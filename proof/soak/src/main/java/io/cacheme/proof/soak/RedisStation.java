package io.cacheme.proof.soak;

import io.cacheme.testservers.RedisProcess;

/** A Redis with a password, which comes back empty after it was killed. */
final class RedisStation extends ServerStation {

  private final RedisProcess server;

  private RedisStation(RedisProcess server) {
    super("redis", server);
    this.server = server;
  }

  /** Starts one that wants {@code password}. */
  static RedisStation start(String password) {
    return new RedisStation(RedisProcess.builder().password(password).start());
  }

  @Override
  public String url() {
    return byProxy(server.url()) + "?silenceTimeout=2s";
  }

  /** By what it lists, without who asks. */
  @Override
  public long connections() {
    return String.valueOf(server.ask("CLIENT", "LIST")).lines().count() - 1;
  }

  /** It takes no writes for want of memory. */
  @Override
  void errors(boolean on) {
    server.ask("CONFIG", "SET", "maxmemory", on ? "1" : "0");
  }
}
