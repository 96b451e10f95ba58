package io.cacheme.storage.redis;

/** A server that takes writes, as those know it who write there. */
interface BusServer {

  /** Where it is listened to. */
  RedisEndpoint endpoint();

  /** Sends {@code call} over the connections that writes take; fails it where it cannot. */
  void send(ControlCall<?> call);

  /** Whether {@code key} would be written there. */
  boolean serves(String key);
}
