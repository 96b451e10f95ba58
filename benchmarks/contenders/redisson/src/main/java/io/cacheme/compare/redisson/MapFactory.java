package io.cacheme.compare.redisson;

import io.cacheme.compare.Contender;
import io.cacheme.compare.ContenderFactory;
import io.cacheme.compare.Scenario;
import io.cacheme.compare.Setting;
import java.util.List;

/** Opens {@link MapContender}. */
public final class MapFactory implements ContenderFactory {

  @Override
  public String name() {
    return "redisson-map";
  }

  @Override
  public String configuration() {
    return "`RMap` with an asynchronous loader, on the heap `RLocalCachedMap`, Caffeine in it; Kryo 5, the default;"
        + " [Map](https://redisson.pro/docs/data-and-services/collections/)";
  }

  @Override
  public List<String> versions() {
    return List.of("Redisson 4.7.0", "Caffeine 3.3.1");
  }

  @Override
  public boolean isBlocking() {
    return true;
  }

  @Override
  public boolean can(Scenario scenario, int heapEntries) {
    return scenario != Scenario.BATCH;
  }

  @Override
  public Contender open(Setting setting) {
    return new MapContender(setting);
  }
}
