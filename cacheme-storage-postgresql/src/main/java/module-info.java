/** Storages in PostgreSQL. */
module io.cacheme.storage.postgresql {
  requires transitive io.cacheme.storage.sql;
  requires com.ongres.scram.client; // by the driver, for passwords as servers of today want them
  requires io.vertx.core;
  requires io.vertx.sql.client;
  requires io.vertx.sql.client.pg;

  exports io.cacheme.storage.postgresql;

  opens io.cacheme.storage.postgresql to
      io.cacheme.storage.sql; // for postgresql.sql, which lies there

  provides io.cacheme.spi.StorageProvider with
      io.cacheme.storage.postgresql.PostgresqlStorageProvider;
}
