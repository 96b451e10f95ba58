/** Storages in MySQL and MariaDB. */
module io.cacheme.storage.mysql {
  requires transitive io.cacheme.storage.sql;
  requires io.netty.buffer;
  requires io.netty.handler;
  requires io.netty.transport;
  requires io.vertx.core;
  requires io.vertx.sql.client;
  requires io.vertx.sql.client.mysql;

  exports io.cacheme.storage.mysql;

  opens io.cacheme.storage.mysql to
      io.cacheme.storage.sql; // for mysql.sql, which lies there

  provides io.cacheme.spi.StorageProvider with
      io.cacheme.storage.mysql.MysqlStorageProvider;
}
