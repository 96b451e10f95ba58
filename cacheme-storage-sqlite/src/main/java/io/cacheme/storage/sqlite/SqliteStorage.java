package io.cacheme.storage.sqlite;

import io.cacheme.spi.StorageUrl;

/** Keeps values in a table of an SQLite file, which {@code sql/sqlite.sql} makes. */
public final class SqliteStorage {

  private SqliteStorage() {}

  /**
   * Begins an SQLite storage.
   *
   * @param url as {@code sqlite:///relative.db?table=cacheme_data}, or {@code
   *     sqlite:////absolute.db}
   * @throws IllegalArgumentException if the URL or an option is wrong
   */
  public static SqliteStorageBuilder builder(String url) {
    return new SqliteStorageBuilder(StorageUrl.parse(url));
  }
}
