/** Storages on the heap. */
module io.cacheme.storage.local {
  requires transitive io.cacheme;
  requires com.github.benmanes.caffeine;

  exports io.cacheme.storage.local;

  provides io.cacheme.spi.StorageProvider with
      io.cacheme.storage.local.HeapStorageProvider;
}
