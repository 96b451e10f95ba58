/** Storages in SQLite. */
module io.cacheme.storage.sqlite {
  requires transitive io.cacheme.storage.sql;
  requires java.sql;
  requires org.xerial.sqlitejdbc;

  exports io.cacheme.storage.sqlite;

  opens io.cacheme.storage.sqlite to
      io.cacheme.storage.sql; // for sqlite.sql, which lies there

  provides io.cacheme.spi.StorageProvider with
      io.cacheme.storage.sqlite.SqliteStorageProvider;
}
