package io.cacheme.storage.postgresql;

import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.Set;

/** Makes PostgreSQL storages from {@code postgresql://user:password@host:5432/database}. */
public final class PostgresqlStorageProvider implements StorageProvider {

  /** For {@link java.util.ServiceLoader}. */
  public PostgresqlStorageProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("postgresql", "postgres");
  }

  @Override
  public Storage create(StorageUrl url) {
    return new PostgresqlStorageBuilder(url).build();
  }
}
