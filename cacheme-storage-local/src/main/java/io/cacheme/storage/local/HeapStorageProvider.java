package io.cacheme.storage.local;

import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.Locale;
import java.util.Set;

/** Makes heap storages from {@code local://tlfu?size=10000} and {@code local://lru?size=10000}. */
public final class HeapStorageProvider implements StorageProvider {

  /** For {@link java.util.ServiceLoader}. */
  public HeapStorageProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("local");
  }

  @Override
  public Storage create(StorageUrl url) {
    url.requireKnownOptions(Set.of("size"));
    return HeapStorage.builder()
        .policy(policy(url))
        .size(
            url.intOption(
                "size", HeapStorage.Builder.DEFAULT_SIZE, 1, HeapStorage.Builder.MAX_SIZE))
        .build();
  }

  private static EvictionPolicy policy(StorageUrl url) {
    String address = url.hosts().size() == 1 ? url.hosts().get(0).toString() : "";
    for (EvictionPolicy policy : EvictionPolicy.values()) {
      boolean named = address.toLowerCase(Locale.ROOT).equals(policy.urlName());
      if (named && url.path().isEmpty() && url.user() == null && url.password() == null) {
        return policy;
      }
    }
    throw url.problem(
        "is no heap storage", "write local://tlfu?size=10000 or local://lru?size=10000");
  }
}
