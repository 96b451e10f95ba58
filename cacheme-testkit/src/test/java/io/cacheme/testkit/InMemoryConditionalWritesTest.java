package io.cacheme.testkit;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import java.time.Duration;

/** The storage in memory writes conditionally as it should. */
class InMemoryConditionalWritesTest extends ConditionalWritesContract {

  private final ManualTimeSource time = new ManualTimeSource();
  private final InMemoryRemoteStorage entries = new InMemoryRemoteStorage(time);

  @Override
  protected RemoteStorage create() {
    return entries.another();
  }

  @Override
  protected StorageContext context() {
    return StorageContexts.manual("in memory", time);
  }

  @Override
  protected void elapse(Duration duration) {
    time.advance(duration);
  }
}
