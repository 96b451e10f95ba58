/** Storages in MongoDB, over its Reactive Streams driver. */
@SuppressWarnings("requires-automatic") // there is no other driver
module io.cacheme.storage.mongodb {
  requires transitive io.cacheme;
  requires java.security.sasl;
  requires org.mongodb.bson;
  requires org.mongodb.driver.core;
  requires org.mongodb.driver.reactivestreams;
  requires org.reactivestreams;

  // by the driver, which cannot say so
  requires java.logging;
  requires java.management;
  requires java.naming;

  exports io.cacheme.storage.mongodb;

  provides io.cacheme.spi.StorageProvider with
      io.cacheme.storage.mongodb.MongodbStorageProvider;
}
