package io.cacheme.examples.fleet;

import java.util.Set;

/** A server that somebody else has started, with which nothing happens. */
record OwnServer(String url) implements Stage {

  @Override
  public String url(int member) {
    return url;
  }

  @Override
  public Set<Fault> faults() {
    return Set.of();
  }

  @Override
  public void happen(Fault fault, int member) {
    throw new IllegalArgumentException(fault + " of a server that is not this program's");
  }

  @Override
  public void close() {}
}
