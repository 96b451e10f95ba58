package io.cacheme.storage.mongodb;

import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.Set;

/** Makes MongoDB storages from {@code mongodb://host:27017/?database=cacheme}. */
public final class MongodbStorageProvider implements StorageProvider {

  /** For {@link java.util.ServiceLoader}. */
  public MongodbStorageProvider() {}

  /** With {@code mongodb+srv}, which is refused with what to write instead. */
  @Override
  public Set<String> schemes() {
    return Set.of("mongodb", "mongodb+srv");
  }

  @Override
  public Storage create(StorageUrl url) {
    return new MongodbStorageBuilder(url).build();
  }
}
