package io.cacheme.compare.micronaut;

import io.cacheme.compare.Contender;
import io.cacheme.compare.ContenderFactory;
import io.cacheme.compare.Scenario;
import io.cacheme.compare.Setting;
import java.util.List;

/** Opens {@link MicronautContender}. */
public final class MicronautFactory implements ContenderFactory {

  @Override
  public String name() {
    return "micronaut";
  }

  @Override
  public String configuration() {
    return "`AsyncCache` of `redis.caches`, and what is not there is loaded and put, as `@Cacheable` does for a"
        + " future; `JacksonObjectSerializer`;"
        + " [Redis caches](https://micronaut-projects.github.io/micronaut-redis/latest/guide/#cache)";
  }

  @Override
  public List<String> versions() {
    return List.of("Micronaut Redis 6.9.0", "Micronaut 4.10.26", "Lettuce 6.8.1");
  }

  @Override
  public boolean isBlocking() {
    return false;
  }

  @Override
  public boolean can(Scenario scenario, int heapEntries) {
    return scenario != Scenario.BATCH && heapEntries == 0;
  }

  @Override
  public Contender open(Setting setting) {
    return new MicronautContender(setting);
  }
}
