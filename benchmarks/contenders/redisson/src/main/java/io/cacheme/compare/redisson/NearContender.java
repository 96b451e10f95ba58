package io.cacheme.compare.redisson;

import io.cacheme.compare.AsyncContender;
import io.cacheme.compare.Item;
import io.cacheme.compare.Setting;
import io.cacheme.compare.Source;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RLocalCachedMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.LocalCachedMapOptions;
import org.redisson.api.options.LocalCachedMapOptions.CacheProvider;
import org.redisson.api.options.LocalCachedMapOptions.EvictionPolicy;
import org.redisson.api.options.LocalCachedMapOptions.SyncStrategy;

/**
 * A map with a local cache before it, as the page "Map" says under "Local cache": asked, and put
 * into if it had nothing, after which the answer is given. Caffeine is in it, and nobody is told of
 * what is put, as that page advises for what is loaded. Entries have no time to live of their own
 * in Redis but in editions for money and on newer servers: the map has one as a whole.
 */
final class NearContender implements AsyncContender {

  private static final Duration TTL = Duration.ofSeconds(Setting.TTL_SECONDS);

  private final RedissonClient redisson;
  private final RLocalCachedMap<Long, Item> map;
  private final Source source;

  NearContender(Setting setting) {
    redisson = Clients.connect(setting.redisUrl());
    map =
        redisson.getLocalCachedMap(
            LocalCachedMapOptions.<Long, Item>name(setting.prefix())
                .cacheProvider(CacheProvider.CAFFEINE)
                .evictionPolicy(EvictionPolicy.LFU)
                .cacheSize(setting.heapEntries())
                .timeToLive(TTL)
                .syncStrategy(SyncStrategy.NONE));
    map.expire(TTL);
    source = setting.source();
  }

  @Override
  public CompletableFuture<Item> get(long id) {
    return map.getAsync(id)
        .thenCompose(item -> item == null ? load(id) : CompletableFuture.completedStage(item))
        .toCompletableFuture();
  }

  private CompletionStage<Item> load(long id) {
    return source
        .find(id)
        .thenCompose(item -> map.fastPutAsync(id, item).thenApply(written -> item));
  }

  @Override
  public void close() {
    redisson.shutdown();
  }
}
