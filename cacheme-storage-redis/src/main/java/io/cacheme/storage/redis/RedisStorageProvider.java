package io.cacheme.storage.redis;

import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.Set;

/** Makes Redis storages from {@code redis://host:6379/0} and {@code rediss://host:6379/0}. */
public final class RedisStorageProvider implements StorageProvider {

  /** For {@link java.util.ServiceLoader}. */
  public RedisStorageProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("redis", "rediss");
  }

  @Override
  public Storage create(StorageUrl url) {
    return new RedisStorageBuilder(url).build();
  }
}
