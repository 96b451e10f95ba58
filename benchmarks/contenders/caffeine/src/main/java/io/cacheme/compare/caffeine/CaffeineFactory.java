package io.cacheme.compare.caffeine;

import io.cacheme.compare.Contender;
import io.cacheme.compare.ContenderFactory;
import io.cacheme.compare.Scenario;
import io.cacheme.compare.Setting;
import java.util.List;

/** Opens {@link CaffeineContender}. */
public final class CaffeineFactory implements ContenderFactory {

  @Override
  public String name() {
    return "caffeine";
  }

  @Override
  public String configuration() {
    return "`AsyncCache` with `maximumSize` and `expireAfterWrite`, without Redis: what the heap has dropped is"
        + " loaded again; [Population](https://github.com/ben-manes/caffeine/wiki/Population)";
  }

  @Override
  public List<String> versions() {
    return List.of("Caffeine 3.3.1");
  }

  @Override
  public boolean isBlocking() {
    return false;
  }

  @Override
  public boolean can(Scenario scenario, int heapEntries) {
    return heapEntries > 0;
  }

  @Override
  public Contender open(Setting setting) {
    return new CaffeineContender(setting);
  }
}
