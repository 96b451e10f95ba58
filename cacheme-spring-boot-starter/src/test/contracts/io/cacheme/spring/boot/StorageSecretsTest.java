package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;

class StorageSecretsTest {

  @ParameterizedTest
  @CsvSource({
    "cacheme.storages.my-redis.password, s3cret, ******",
    "cacheme.storages.my-redis.username, s3cret, ******",
    "cacheme.storages.my-redis.options.sentinelPassword, s3cret, ******",
    "cacheme.storages.my-redis.options.key-store-password, s3cret, ******",
    "CACHEME_STORAGES_MYREDIS_PASSWORD, s3cret, ******",
    "CACHEME_STORAGES_MYREDIS_URL, redis://:s3cret@host, redis://***@host",
    "cacheme.storages.my-redis, redis://u:s3cret@host/1, redis://***@host/1",
    "cacheme.storages.my-redis.url, redis://u:s3cret@ho st, ******",
    "cacheme.storages.my-redis.url, redis://host:1?poolSize=2, redis://host:1?poolSize=2",
    "cacheme.storages[my.redis].url, redis://:s3cret@host, redis://***@host",
    "cacheme.storages.my-redis.options.poolSize, 2, 2",
    "cacheme.storages, redis://:s3cret@host, ******",
    "cacheme.prefix, shop, shop",
    "other.password, s3cret, s3cret" // is not ours
  })
  void credentials_areHidden(String key, String value, String shown) {
    assertThat(new StorageSecrets().apply(new SanitizableData(null, key, value)).getValue())
        .isEqualTo(shown);
  }
}
