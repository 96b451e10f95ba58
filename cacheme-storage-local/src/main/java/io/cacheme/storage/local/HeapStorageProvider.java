package io.cacheme.storage.local;

import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.Locale;
import java.util.Set;

/**
 * Makes heap storages from {@code local://tlfu?size=10000}, {@code local://lru?size=10000} and
 * {@code local://tlfu?bytes=64MiB}.
 */
public final class HeapStorageProvider implements StorageProvider {

  /** For {@link java.util.ServiceLoader}. */
  public HeapStorageProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("local");
  }

  @Override
  public Storage create(StorageUrl url) {
    url.requireKnownOptions(Set.of("size", "bytes"));
    HeapStorage.Builder builder = HeapStorage.builder().policy(policy(url));
    if (url.option("bytes") == null) {
      return builder
          .size(
              url.intOption(
                  "size", HeapStorage.Builder.DEFAULT_SIZE, 1, HeapStorage.Builder.MAX_SIZE))
          .build();
    }
    if (url.option("size") != null) {
      throw url.problem("has both size and bytes", "bound it by one of the two");
    }
    return builder
        .bytes(
            url.longBytesOption(
                "bytes",
                HeapStorage.Builder.MIN_BYTES,
                HeapStorage.Builder.MIN_BYTES,
                HeapStorage.Builder.MAX_BYTES))
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
        "is no heap storage",
        "write local://tlfu?size=10000, local://lru?size=10000 or local://tlfu?bytes=64MiB");
  }
}
