package io.cacheme.compare.jetcache;

import com.alicp.jetcache.Cache;
import com.alicp.jetcache.CacheLoader;
import com.alicp.jetcache.MultiLevelCacheBuilder;
import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.alicp.jetcache.redis.lettuce.RedisLettuceCacheBuilder;
import com.alicp.jetcache.support.Fastjson2KeyConvertor;
import com.alicp.jetcache.support.Kryo5ValueDecoder;
import com.alicp.jetcache.support.Kryo5ValueEncoder;
import io.cacheme.compare.BlockingContender;
import io.cacheme.compare.Item;
import io.cacheme.compare.Setting;
import io.cacheme.compare.Source;
import io.lettuce.core.RedisClient;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * JetCache as its pages "Builder", "RedisWithLettuce" and "AdvancedCacheAPI" (Auto load) say:
 *
 * <ul>
 *   <li>a loader on the outermost cache, which is asked by {@code get} and {@code getAll};
 *   <li>{@code cachePenetrationProtect}, so that one of those who ask for a key loads it;
 *   <li>{@code Fastjson2KeyConvertor} for Redis, as on its pages; on the heap keys are told apart
 *       by {@code equals};
 *   <li>{@code Kryo5ValueEncoder}, the fastest that it brings; Java serialization is the default.
 * </ul>
 *
 * <p>With the protection {@code getAll} loads key by key, 100 ms each: batches are asked without
 * it, load all that is missing at once, and a key that is under way a second time.
 */
final class JetCacheContender implements BlockingContender {

  private final RedisClient client;
  private final Cache<Long, Item> single;
  private final Cache<Long, Item> batches;

  JetCacheContender(Setting setting) {
    client = RedisClient.create(setting.redisUrl());
    single = cache(setting, true);
    batches = cache(setting, false);
  }

  private Cache<Long, Item> cache(Setting setting, boolean penetrationProtect) {
    RedisLettuceCacheBuilder<?> redis =
        RedisLettuceCacheBuilder.createRedisLettuceCacheBuilder()
            .redisClient(client)
            .keyPrefix(setting.prefix())
            .keyConvertor(Fastjson2KeyConvertor.INSTANCE)
            .valueEncoder(Kryo5ValueEncoder.INSTANCE)
            .valueDecoder(Kryo5ValueDecoder.INSTANCE)
            .expireAfterWrite(Setting.TTL_SECONDS, TimeUnit.SECONDS);
    Cache<Long, Item> cache = tiers(redis, setting);
    cache.config().setCachePenetrationProtect(penetrationProtect);
    return cache;
  }

  private static Cache<Long, Item> tiers(RedisLettuceCacheBuilder<?> redis, Setting setting) {
    Loader loader = new Loader(setting.source());
    if (setting.heapEntries() == 0) {
      redis.setLoader(loader);
      return redis.buildCache();
    }
    Cache<Long, Item> near =
        CaffeineCacheBuilder.createCaffeineCacheBuilder()
            .limit(setting.heapEntries())
            .expireAfterWrite(Setting.TTL_SECONDS, TimeUnit.SECONDS)
            .buildCache();
    Cache<Long, Item> far = redis.buildCache();
    return MultiLevelCacheBuilder.createMultiLevelCacheBuilder()
        .addCache(near, far)
        .expireAfterWrite(Setting.TTL_SECONDS, TimeUnit.SECONDS)
        .loader(loader)
        .buildCache();
  }

  @Override
  public Item get(long id) {
    return single.get(id);
  }

  @Override
  public Map<Long, Item> getAll(List<Long> ids) {
    return batches.getAll(new HashSet<>(ids));
  }

  @Override
  public void close() {
    single.close();
    batches.close();
    client.shutdown(0, 1, TimeUnit.SECONDS);
  }

  /** Is asked for all that is missing, also if that is nothing. */
  private record Loader(Source source) implements CacheLoader<Long, Item> {

    @Override
    public Item load(Long id) {
      return source.read(id);
    }

    @Override
    public Map<Long, Item> loadAll(Set<Long> ids) {
      return ids.isEmpty() ? Map.of() : source.readAll(ids);
    }
  }
}
