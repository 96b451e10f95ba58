package io.cacheme.compare.jetcache;

import io.cacheme.compare.Contender;
import io.cacheme.compare.ContenderFactory;
import io.cacheme.compare.Scenario;
import io.cacheme.compare.Setting;
import java.util.List;

/** Opens {@link JetCacheContender}. */
public final class JetCacheFactory implements ContenderFactory {

  @Override
  public String name() {
    return "jetcache";
  }

  @Override
  public String configuration() {
    return "`RedisLettuceCache` with `Kryo5ValueEncoder`, before it `CaffeineCache` by `MultiLevelCacheBuilder`,"
        + " and `cachePenetrationProtect`; batches without that, which would load key by key;"
        + " [Builder](https://github.com/alibaba/jetcache/blob/master/docs/EN/Builder.md)";
  }

  @Override
  public List<String> versions() {
    return List.of("JetCache 2.7.8", "Lettuce 7.7.0", "Caffeine 3.3.1", "Kryo 5.6.2");
  }

  @Override
  public boolean isBlocking() {
    return true;
  }

  @Override
  public boolean can(Scenario scenario, int heapEntries) {
    return true;
  }

  @Override
  public Contender open(Setting setting) {
    return new JetCacheContender(setting);
  }
}
