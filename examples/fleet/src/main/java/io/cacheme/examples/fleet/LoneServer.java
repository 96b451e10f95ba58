package io.cacheme.examples.fleet;

import io.cacheme.testkit.FaultProxy;
import io.cacheme.testservers.LoopbackServer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One server; each process reaches it by a proxy of its own, which can fail. */
final class LoneServer implements Stage {

  private static final long HANG_MILLIS = 2_500; // longer than the lease
  private static final long OUTAGE_MILLIS = 20_000;

  private final LoopbackServer server;
  private final String url;
  private final List<FaultProxy> proxies = new ArrayList<>();

  LoneServer(LoopbackServer server, String url, int members) {
    this.server = server;
    this.url = url;
    for (int member = 0; member < members; member++) {
      proxies.add(FaultProxy.to(server.host(), server.port()));
    }
  }

  @Override
  public String url(int member) {
    return url.replace(":" + server.port(), ":" + proxies.get(member).port());
  }

  @Override
  public Set<Fault> faults() {
    return EnumSet.of(Fault.CUT, Fault.HALF_OPEN, Fault.HANG, Fault.OUTAGE);
  }

  @Override
  public void happen(Fault fault, int member) throws InterruptedException {
    switch (fault) {
      case CUT -> proxies.forEach(FaultProxy::reset);
      case HALF_OPEN -> proxies.get(member).halfOpen();
      case HANG -> hang(HANG_MILLIS);
      case OUTAGE -> hang(OUTAGE_MILLIS);
      default -> throw new IllegalArgumentException(fault + " of one server");
    }
  }

  private void hang(long millis) throws InterruptedException {
    server.stop();
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } finally {
      server.cont();
    }
  }

  @Override
  public void close() {
    proxies.forEach(FaultProxy::close);
    server.close();
  }
}
