package io.cacheme.compare.redisson;

import io.cacheme.compare.Contender;
import io.cacheme.compare.ContenderFactory;
import io.cacheme.compare.Scenario;
import io.cacheme.compare.Setting;
import java.util.List;

/** Opens {@link BucketContender}. */
public final class BucketFactory implements ContenderFactory {

  @Override
  public String name() {
    return "redisson";
  }

  @Override
  public String configuration() {
    return "`RBucket.getAsync`, and what is not there is loaded and set, for an hour; batches by `RBuckets`;"
        + " Kryo 5, the default; [Objects](https://redisson.pro/docs/data-and-services/objects/)";
  }

  @Override
  public List<String> versions() {
    return List.of("Redisson 4.7.0");
  }

  @Override
  public boolean isBlocking() {
    return false;
  }

  @Override
  public boolean can(Scenario scenario, int heapEntries) {
    return heapEntries == 0;
  }

  @Override
  public Contender open(Setting setting) {
    return new BucketContender(setting);
  }
}
