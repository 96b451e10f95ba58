package io.cacheme.proof.soak;

import io.cacheme.testkit.FaultProxy;
import io.cacheme.testkit.KillableServer;
import io.cacheme.testkit.StoppableServer;
import java.time.Duration;
import java.util.List;

/** A server, and the proxy by which it is reached. */
abstract class ServerStation implements Station {

  private static final int MOST_DELAY_MILLIS = 400;
  private static final int PIECE = 100;

  private final String name;
  private final KillableServer server;
  private final FaultProxy proxy;

  ServerStation(String name, KillableServer server) {
    this.name = name;
    this.server = server;
    this.proxy = FaultProxy.to(server.host(), server.port());
  }

  @Override
  public final String name() {
    return name;
  }

  /** {@code url} of the server itself, by the proxy. */
  final String byProxy(String url) {
    return url.replace(":" + server.port(), ":" + proxy.port());
  }

  /** Lets it answer with errors, or no longer. */
  abstract void errors(boolean on);

  @Override
  public List<Trouble> troubles() {
    return List.of(Trouble.values());
  }

  @Override
  public final void begin(Trouble trouble, long lasts) {
    switch (trouble) {
      case STOPPED -> ((StoppableServer) server).stop();
      case KILLED -> server.kill();
      case CUT -> proxy.reset();
      case TORN -> proxy.resetAfter(PIECE + lasts % PIECE);
      case SLOW -> proxy.delay(Duration.ofMillis(1 + lasts % MOST_DELAY_MILLIS));
      case SLICED -> proxy.slice((int) (1 + lasts % PIECE));
      case HELD -> proxy.blackhole();
      case HALF_OPEN -> proxy.halfOpen();
      case REFUSED -> proxy.refuse();
      case ERRORS -> errors(true);
    }
  }

  @Override
  public final void end(Trouble trouble) {
    switch (trouble) {
      case STOPPED -> ((StoppableServer) server).cont();
      case KILLED -> server.restart();
      case ERRORS -> errors(false);
      default -> proxy.heal();
    }
  }

  @Override
  public void close() {
    proxy.close();
    if (server instanceof AutoCloseable own) {
      close(own);
    }
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
