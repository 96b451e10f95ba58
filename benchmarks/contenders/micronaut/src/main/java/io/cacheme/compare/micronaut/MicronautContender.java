package io.cacheme.compare.micronaut;

import io.cacheme.compare.AsyncContender;
import io.cacheme.compare.Item;
import io.cacheme.compare.Setting;
import io.cacheme.compare.Source;
import io.micronaut.cache.AsyncCache;
import io.micronaut.cache.CacheManager;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.jackson.serialize.JacksonObjectSerializer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A cache of {@code redis.caches}, as the guide of Micronaut Redis says under "Cache", whose
 * asynchronous side is asked, and told what was loaded before the answer is given, as the advice of
 * {@code @Cacheable} does for a method that answers a future. Values in JSON by {@code
 * value-serializer}; Java serialization is the default. Nobody waits for the load of another, so
 * that keys are loaded several times. There is no tier on the heap before it, and no call for many
 * keys.
 */
final class MicronautContender implements AsyncContender {

  private static final Argument<Item> ITEM = Argument.of(Item.class);

  private final ApplicationContext context;
  private final AsyncCache<?> cache;
  private final Source source;

  MicronautContender(Setting setting) {
    String name = setting.prefix();
    context =
        ApplicationContext.run(
            Map.of(
                "redis.uri",
                setting.redisUrl(),
                "redis.caches." + name + ".expire-after-write",
                Setting.TTL_SECONDS + "s",
                "redis.caches." + name + ".value-serializer",
                JacksonObjectSerializer.class.getName()));
    cache = context.getBean(CacheManager.class).getCache(name).async();
    source = setting.source();
  }

  @Override
  public CompletableFuture<Item> get(long id) {
    return cache
        .get(id, ITEM)
        .thenCompose(
            found -> found.isPresent() ? CompletableFuture.completedStage(found.get()) : load(id));
  }

  private CompletionStage<Item> load(long id) {
    return source.find(id).thenCompose(item -> cache.put(id, item).thenApply(written -> item));
  }

  @Override
  public void close() {
    context.close();
  }
}
