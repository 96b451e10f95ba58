package io.cacheme.internal.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.StorageUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Here no storage is on the class path. */
class ProvidersTest {

  @ParameterizedTest
  @CsvSource({
    "local://tlfu, io.cacheme:cacheme-storage-local",
    "redis://localhost, io.cacheme:cacheme-storage-redis",
    "rediss://localhost, io.cacheme:cacheme-storage-redis",
    "mysql://localhost/cache, io.cacheme:cacheme-storage-mysql",
    "mariadb://localhost/cache, io.cacheme:cacheme-storage-mysql",
    "postgresql://localhost/cache, io.cacheme:cacheme-storage-postgresql",
    "postgres://localhost/cache, io.cacheme:cacheme-storage-postgresql",
    "sqlite:///cache.db, io.cacheme:cacheme-storage-sqlite",
    "mongodb://localhost/cache, io.cacheme:cacheme-storage-mongodb",
    "mongodb+srv://localhost/cache, io.cacheme:cacheme-storage-mongodb",
    "memcached://localhost, docs/storages.md",
  })
  void missingModule_isNamed(String url, String mend) {
    assertThatThrownBy(() -> Providers.create("disk", StorageUrl.parse(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("as storage \"disk\" asks for", mend);
  }
}
