package io.cacheme.compare.redisson;

import io.cacheme.compare.BlockingContender;
import io.cacheme.compare.Item;
import io.cacheme.compare.Setting;
import io.cacheme.compare.Source;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.redisson.api.AsyncIterator;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.map.MapLoaderAsync;
import org.redisson.api.options.LocalCachedMapOptions;
import org.redisson.api.options.MapOptions;

/**
 * A map that loads what it has not, as the page "Map" says under "Read-through strategy", and with
 * a local cache of Caffeine's before it as under "Local cache". Before it loads a key it takes a
 * lock of that key in Redis, which belongs to a thread: it is asked by calls that block, and the
 * loader is the asynchronous one, for the other has the client's 16 threads. Entries of a map have
 * no time to live of their own but in editions for money and on newer servers, so that the map has
 * one as a whole.
 */
final class MapContender implements BlockingContender {

  private static final Duration TTL = Duration.ofSeconds(Setting.TTL_SECONDS);

  private final RedissonClient redisson;
  private final RMap<Long, Item> map;

  MapContender(Setting setting) {
    redisson = Clients.connect(setting.redisUrl());
    Loader loader = new Loader(setting.source());
    map =
        setting.heapEntries() == 0
            ? redisson.getMap(MapOptions.<Long, Item>name(setting.prefix()).loaderAsync(loader))
            : redisson.getLocalCachedMap(
                LocalCachedMapOptions.<Long, Item>name(setting.prefix())
                    .loaderAsync(loader)
                    .cacheProvider(LocalCachedMapOptions.CacheProvider.CAFFEINE)
                    .evictionPolicy(LocalCachedMapOptions.EvictionPolicy.LFU)
                    .cacheSize(setting.heapEntries())
                    .timeToLive(TTL));
    map.expire(TTL);
  }

  @Override
  public Item get(long id) {
    return map.get(id);
  }

  @Override
  public void close() {
    redisson.shutdown();
  }

  /** Nobody asks it for all keys. */
  private record Loader(Source source) implements MapLoaderAsync<Long, Item> {

    @Override
    public CompletionStage<Item> load(Long id) {
      return source.find(id);
    }

    @Override
    public AsyncIterator<Long> loadAllKeys() {
      throw new UnsupportedOperationException("the source does not know its keys");
    }
  }
}
