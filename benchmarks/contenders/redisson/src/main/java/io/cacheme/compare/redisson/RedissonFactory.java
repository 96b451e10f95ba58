package io.cacheme.compare.redisson;

import io.cacheme.compare.Contender;
import io.cacheme.compare.ContenderFactory;
import io.cacheme.compare.Scenario;
import io.cacheme.compare.Setting;
import java.util.List;

/** Opens {@link BucketContender}, and with a heap {@link NearContender}. */
public final class RedissonFactory implements ContenderFactory {

  @Override
  public String name() {
    return "redisson";
  }

  @Override
  public String configuration() {
    return "`RBucket.getAsync`, and what is not there is loaded and set, for an hour; batches by `RBuckets`; with a"
        + " heap `RLocalCachedMap` likewise, Caffeine in it; Kryo 5, the default;"
        + " [Objects](https://redisson.pro/docs/data-and-services/objects/),"
        + " [Map](https://redisson.pro/docs/data-and-services/collections/)";
  }

  @Override
  public List<String> versions() {
    return List.of("Redisson 4.7.0", "Kryo 5.6.2", "Caffeine 3.3.1");
  }

  @Override
  public boolean isBlocking() {
    return false;
  }

  @Override
  public boolean can(Scenario scenario, int heapEntries) {
    return scenario != Scenario.BATCH || heapEntries == 0;
  }

  @Override
  public Contender open(Setting setting) {
    return setting.heapEntries() == 0 ? new BucketContender(setting) : new NearContender(setting);
  }
}
