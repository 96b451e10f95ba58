package io.cacheme.storage.postgresql;

import io.cacheme.spi.StorageUrl;

/** Keeps values in a table of PostgreSQL, which {@code sql/postgresql.sql} makes. */
public final class PostgresqlStorage {

  private PostgresqlStorage() {}

  /**
   * Begins a PostgreSQL storage.
   *
   * @param url as {@code postgresql://user:password@host:5432/database?table=cacheme_data}
   * @throws IllegalArgumentException if the URL or an option is wrong
   */
  public static PostgresqlStorageBuilder builder(String url) {
    return new PostgresqlStorageBuilder(StorageUrl.parse(url));
  }
}
