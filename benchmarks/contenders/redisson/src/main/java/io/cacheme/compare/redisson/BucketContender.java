package io.cacheme.compare.redisson;

import io.cacheme.compare.AsyncContender;
import io.cacheme.compare.Item;
import io.cacheme.compare.Setting;
import io.cacheme.compare.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;

/**
 * A bucket a key, as the page "Objects" says: asked, and set for an hour if it was empty, after
 * which the answer is given. Nobody waits for the load of another, so that keys are loaded several
 * times.
 *
 * <p>A map with a loader ("Map", "Read-through strategy") loads each key once, by a lock of it in
 * Redis. It is left out: with 1,000 workers 20,000 requests took more than twice the time of
 * buckets, with 10,000 workers thousands of requests failed, for those who wait for a lock each
 * listen to a channel, and there were none left in {@code subscriptionTimeout}, also with 1,000
 * instead of 5 {@code subscriptionsPerConnection}.
 */
final class BucketContender implements AsyncContender {

  private static final Duration TTL = Duration.ofSeconds(Setting.TTL_SECONDS);

  private final RedissonClient redisson;
  private final String prefix;
  private final Source source;

  BucketContender(Setting setting) {
    redisson = Clients.connect(setting.redisUrl());
    prefix = setting.prefix() + ":";
    source = setting.source();
  }

  @Override
  public CompletableFuture<Item> get(long id) {
    RBucket<Item> bucket = redisson.getBucket(prefix + id);
    return bucket
        .getAsync()
        .thenCompose(
            item -> item == null ? load(id, bucket) : CompletableFuture.completedStage(item))
        .toCompletableFuture();
  }

  private CompletionStage<Item> load(long id, RBucket<Item> bucket) {
    return source
        .find(id)
        .thenCompose(item -> bucket.setAsync(item, TTL).thenApply(written -> item));
  }

  @Override
  public CompletableFuture<Map<Long, Item>> getAll(List<Long> ids) {
    String[] names = ids.stream().map(id -> prefix + id).toArray(String[]::new);
    return redisson
        .getBuckets()
        .<Item>getAsync(names)
        .thenCompose(found -> completed(ids, found))
        .toCompletableFuture();
  }

  private CompletionStage<Map<Long, Item>> completed(List<Long> ids, Map<String, Item> found) {
    Map<Long, Item> items = new HashMap<>();
    List<Long> missing = new ArrayList<>();
    for (Long id : ids) {
      Item item = found.get(prefix + id);
      if (item == null) {
        missing.add(id);
      } else {
        items.put(id, item);
      }
    }
    return missing.isEmpty()
        ? CompletableFuture.completedStage(items)
        : source.findAll(missing).thenCompose(loaded -> written(items, loaded));
  }

  /** In one batch: {@code RBuckets.setAsync} knows no time to live. */
  private CompletionStage<Map<Long, Item>> written(Map<Long, Item> items, Map<Long, Item> loaded) {
    items.putAll(loaded);
    var batch = redisson.createBatch();
    loaded.forEach(
        (id, item) -> {
          var unused = batch.<Item>getBucket(prefix + id).setAsync(item, TTL);
        });
    return batch.executeAsync().thenApply(written -> items);
  }

  @Override
  public void close() {
    redisson.shutdown();
  }
}
