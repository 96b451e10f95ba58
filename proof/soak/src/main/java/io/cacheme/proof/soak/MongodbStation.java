package io.cacheme.proof.soak;

import io.cacheme.testservers.MongoInProcess;
import java.util.ArrayList;
import java.util.List;

/** A server that speaks MongoDB's protocol, which comes back empty after it was killed. */
final class MongodbStation extends ServerStation {

  private static final int POOL_SIZE = 2;

  /** The driver's own, which watch the server. */
  private static final int MONITORS = 2;

  private final MongoInProcess server;

  private MongodbStation(MongoInProcess server) {
    super("mongodb", server);
    this.server = server;
  }

  static MongodbStation start() {
    return new MongodbStation(MongoInProcess.start());
  }

  @Override
  public String url() {
    return byProxy(server.url())
        + "cacheme?createSchema=true&silenceTimeout=2s&poolSize="
        + POOL_SIZE;
  }

  /** It runs in this process, and so cannot be stopped. */
  @Override
  public List<Trouble> troubles() {
    List<Trouble> troubles = new ArrayList<>(super.troubles());
    troubles.removeAll(List.of(Trouble.STOPPED, Trouble.ERRORS));
    return troubles;
  }

  /** It does not count its clients; the system does. */
  @Override
  public long connections() {
    return Tcp.established(server.port());
  }

  @Override
  public long pooled() {
    return Soaked.CACHEMES * (POOL_SIZE + MONITORS);
  }

  @Override
  void errors(boolean on) {
    throw new UnsupportedOperationException("it is not asked for these");
  }
}
