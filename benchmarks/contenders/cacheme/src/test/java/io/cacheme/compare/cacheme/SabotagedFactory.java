package io.cacheme.compare.cacheme;

import io.cacheme.Cacheme;
import io.cacheme.compare.Contender;
import io.cacheme.compare.ContenderFactory;
import io.cacheme.compare.Scenario;
import io.cacheme.compare.Setting;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import io.cacheme.storage.redis.RedisStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Cacheme as it is, but that what reads from Redis does more than it must. */
abstract class SabotagedFactory implements ContenderFactory {

  /** Reads {@code key}, and does more than that. */
  abstract CompletionStage<@Nullable StoredValue> get(RemoteStorage redis, String key);

  @Override
  public final String configuration() {
    return "worse than it is, to try the guard";
  }

  @Override
  public final List<String> versions() {
    return List.of();
  }

  @Override
  public final boolean isBlocking() {
    return false;
  }

  @Override
  public final boolean can(Scenario scenario, int heapEntries) {
    return true;
  }

  @Override
  public final Contender open(Setting setting) {
    RemoteStorage redis = RedisStorage.builder(setting.redisUrl()).build();
    return CachemeContender.open(Cacheme.builder().storage("my-redis", worse(redis)), setting);
  }

  private RemoteStorage worse(RemoteStorage redis) {
    return (RemoteStorage)
        Proxy.newProxyInstance(
            RemoteStorage.class.getClassLoader(),
            new Class<?>[] {RemoteStorage.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("get")) {
                return get(redis, (String) arguments[0]);
              }
              try {
                return method.invoke(redis, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
