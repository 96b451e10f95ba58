package io.cacheme.compare.cacheme;

import io.cacheme.Cacheme;
import io.cacheme.compare.AsyncContender;
import io.cacheme.compare.Item;
import io.cacheme.compare.Setting;
import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One of the generated caches, which have no type in common. */
record CachemeContender(
    Cacheme cacheme,
    LongFunction<CompletableFuture<@Nullable Item>> get,
    Function<Collection<Long>, CompletableFuture<Map<Long, Item>>> getAll,
    Supplier<CacheStats> stats)
    implements AsyncContender {

  private static final int PATIENCE_MILLIS = 10_000;

  /** Builds a Cacheme that has its Redis already, with what the setting says. */
  static CachemeContender open(Cacheme.Builder builder, Setting setting) {
    builder.prefix(setting.prefix()).required("my-redis");
    if (setting.heapEntries() == 0) {
      Cacheme cacheme = builder.build();
      StoredItemCache cache = StoredItemCache.create(cacheme, setting.source());
      return new CachemeContender(cacheme, cache::get, cache::getAll, cache::stats);
    }
    Cacheme cacheme =
        builder.storage("local", "local://tlfu?size=" + setting.heapEntries()).build();
    NearItemCache cache = NearItemCache.create(cacheme, setting.source());
    return new CachemeContender(cacheme, cache::get, cache::getAll, cache::stats);
  }

  @Override
  public CompletableFuture<@Nullable Item> get(long id) {
    return get.apply(id);
  }

  @Override
  public CompletableFuture<Map<Long, Item>> getAll(List<Long> ids) {
    return getAll.apply(ids);
  }

  /** Answers do not wait for the writes of what was loaded; the counters tell when they ended. */
  @Override
  public void awaitWrites() throws InterruptedException {
    for (int i = 0; i < PATIENCE_MILLIS; i++) {
      CacheStats now = stats.get();
      if (ended(now.tiers().get(now.tiers().size() - 1)) >= now.loadSuccessCount()) {
        return;
      }
      Thread.sleep(1);
    }
    throw new IllegalStateException("Writes did not end: " + stats.get());
  }

  private static long ended(TierStats redis) {
    return redis.fillCount()
        + redis.refusedCount()
        + redis.errorCount()
        + redis.timeoutCount()
        + redis.bypassCount();
  }

  @Override
  public void close() {
    cacheme.close();
  }
}
