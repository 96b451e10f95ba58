package io.cacheme.storage.mysql;

import io.cacheme.spi.StorageContext;
import io.cacheme.testkit.StorageContexts;
import java.time.Duration;

/** What storages are opened with here. */
final class Contexts {

  private Contexts() {}

  /** With time to connect even while a busy machine loads TLS for the first time. */
  static StorageContext patient(String name) {
    StorageContext context = StorageContexts.system(name);
    return new StorageContext(
        context.name(), context.time(), context.scheduler(), Duration.ofSeconds(15));
  }
}
