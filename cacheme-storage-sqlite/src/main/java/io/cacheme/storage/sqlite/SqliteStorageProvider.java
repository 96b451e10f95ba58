package io.cacheme.storage.sqlite;

import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.Set;

/** Makes SQLite storages from {@code sqlite:///relative.db} and {@code sqlite:////absolute.db}. */
public final class SqliteStorageProvider implements StorageProvider {

  /** For {@link java.util.ServiceLoader}. */
  public SqliteStorageProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("sqlite");
  }

  @Override
  public Storage create(StorageUrl url) {
    return new SqliteStorageBuilder(url).build();
  }
}
