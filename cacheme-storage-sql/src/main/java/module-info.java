/** What the storages over SQL share. */
@SuppressWarnings("module") // those it exports to are built after it
module io.cacheme.storage.sql {
  requires transitive io.cacheme;

  // there for those whose driver is Vert.x's
  requires static io.netty.buffer;
  requires static io.netty.common;
  requires static io.netty.handler;
  requires static io.netty.transport;
  requires static io.vertx.core;
  requires static io.vertx.sql.client;

  exports io.cacheme.storage.sql;
  exports io.cacheme.storage.sql.vertx to
      io.cacheme.storage.mysql,
      io.cacheme.storage.postgresql;
}
