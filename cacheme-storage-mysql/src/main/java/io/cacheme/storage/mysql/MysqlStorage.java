package io.cacheme.storage.mysql;

import io.cacheme.spi.StorageUrl;

/** Keeps values in a table of MySQL or MariaDB, which {@code sql/mysql.sql} makes. */
public final class MysqlStorage {

  private MysqlStorage() {}

  /**
   * Begins a MySQL or MariaDB storage.
   *
   * @param url as {@code mysql://user:password@host:3306/database?table=cacheme_data}, or {@code
   *     mariadb://}
   * @throws IllegalArgumentException if the URL or an option is wrong
   */
  public static MysqlStorageBuilder builder(String url) {
    return new MysqlStorageBuilder(StorageUrl.parse(url));
  }
}
