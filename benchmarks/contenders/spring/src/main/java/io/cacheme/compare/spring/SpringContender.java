package io.cacheme.compare.spring;

import io.cacheme.compare.BlockingContender;
import io.cacheme.compare.Item;
import io.cacheme.compare.Setting;
import io.cacheme.compare.Source;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Objects;
import org.springframework.cache.Cache;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.serializer.JacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializationContext.SerializationPair;

/**
 * Spring's cache over Redis as the page "Redis Cache" of Spring Data Redis says, asked by {@code
 * Cache.get(key, loader)}, which is what {@code @Cacheable(sync = true)} calls:
 *
 * <ul>
 *   <li>the default writer, which "improves throughput" by not locking; who misses a key that is
 *       loaded just now loads it, too;
 *   <li>values in JSON of one class, which that page shows how to set; Java serialization is the
 *       default;
 *   <li>no {@code null}s, keys with the cache's name before them.
 * </ul>
 *
 * <p>The locking writer locks the whole cache while it loads one key: loads of 100 ms came one
 * after the other, 50 keys asked for at once took 6.5 s and without locks 0.16 s, so that the trace
 * would take two hours. There is no tier on the heap, and no call for many keys.
 */
final class SpringContender implements BlockingContender {

  private final LettuceConnectionFactory connections;
  private final Cache cache;
  private final Source source;

  SpringContender(Setting setting) {
    RedisURI uri = RedisURI.create(setting.redisUrl());
    connections =
        new LettuceConnectionFactory(
            new RedisStandaloneConfiguration(uri.getHost(), uri.getPort()));
    connections.start();
    RedisCacheConfiguration configuration =
        RedisCacheConfiguration.defaultCacheConfig()
            .entryTtl(Duration.ofSeconds(Setting.TTL_SECONDS))
            .disableCachingNullValues()
            .serializeValuesWith(
                SerializationPair.fromSerializer(new JacksonJsonRedisSerializer<>(Item.class)));
    RedisCacheManager manager =
        RedisCacheManager.builder(connections).cacheDefaults(configuration).build();
    manager.afterPropertiesSet();
    cache = cache(manager, setting.prefix());
    source = setting.source();
  }

  private static Cache cache(RedisCacheManager manager, String name) {
    Cache cache = manager.getCache(name);
    if (cache == null) {
      throw new IllegalStateException("Spring makes no cache " + name);
    }
    return cache;
  }

  @Override
  public Item get(long id) {
    return Objects.requireNonNull(cache.get(id, () -> source.read(id)), "item");
  }

  @Override
  public void close() {
    connections.destroy();
  }
}
