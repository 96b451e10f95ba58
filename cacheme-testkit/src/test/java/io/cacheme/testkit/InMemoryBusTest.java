package io.cacheme.testkit;

import io.cacheme.spi.RemoteStorage;

/** The bus in memory tells as it should. */
class InMemoryBusTest extends BusContract {

  private final InMemoryRemoteStorage entries = new InMemoryRemoteStorage(new ManualTimeSource());

  @Override
  protected RemoteStorage create() {
    return entries.another();
  }
}
