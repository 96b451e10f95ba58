package io.cacheme.compare.caffeine;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cacheme.compare.AsyncContender;
import io.cacheme.compare.Item;
import io.cacheme.compare.Setting;
import io.cacheme.compare.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Caffeine's {@code AsyncCache}, as its page "Population" says: a key under way is loaded once, for
 * {@code get} and {@code getAll} alike. It has no second tier, so that it is asked where there is a
 * heap, and loads more than there are keys.
 */
final class CaffeineContender implements AsyncContender {

  private final AsyncCache<Long, Item> cache;
  private final Source source;

  CaffeineContender(Setting setting) {
    cache =
        Caffeine.newBuilder()
            .maximumSize(setting.heapEntries())
            .expireAfterWrite(Duration.ofSeconds(Setting.TTL_SECONDS))
            .buildAsync();
    source = setting.source();
  }

  @Override
  public CompletableFuture<Item> get(long id) {
    return cache.get(id, (key, executor) -> source.find(key));
  }

  @Override
  public CompletableFuture<Map<Long, Item>> getAll(List<Long> ids) {
    return cache.getAll(ids, (missing, executor) -> source.findAll(List.copyOf(missing)));
  }

  @Override
  public void close() {}
}
