package io.cacheme.storage.mysql;

import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.Set;

/**
 * Makes storages from {@code mysql://user:password@host:3306/database} and {@code
 * mariadb://user:password@host:3306/database}.
 */
public final class MysqlStorageProvider implements StorageProvider {

  /** For {@link java.util.ServiceLoader}. */
  public MysqlStorageProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("mysql", "mariadb");
  }

  @Override
  public Storage create(StorageUrl url) {
    return new MysqlStorageBuilder(url).build();
  }
}
