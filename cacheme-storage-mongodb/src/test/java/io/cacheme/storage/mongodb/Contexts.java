package io.cacheme.storage.mongodb;

import io.cacheme.spi.StorageContext;
import io.cacheme.testkit.StorageContexts;
import java.time.Duration;

/** What storages are opened with here. */
final class Contexts {

  private Contexts() {}

  /** With time enough to connect on a machine that is busy with other tests. */
  static StorageContext patient(String name) {
    return within(name, Duration.ofSeconds(15));
  }

  static StorageContext within(String name, Duration connectTimeout) {
    StorageContext context = StorageContexts.system(name);
    return new StorageContext(context.name(), context.time(), context.scheduler(), connectTimeout);
  }
}
