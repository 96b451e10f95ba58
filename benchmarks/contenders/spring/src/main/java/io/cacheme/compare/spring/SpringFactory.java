package io.cacheme.compare.spring;

import io.cacheme.compare.Contender;
import io.cacheme.compare.ContenderFactory;
import io.cacheme.compare.Scenario;
import io.cacheme.compare.Setting;
import java.util.List;

/** Opens {@link SpringContender}. */
public final class SpringFactory implements ContenderFactory {

  @Override
  public String name() {
    return "spring";
  }

  @Override
  public String configuration() {
    return "`RedisCacheManager` with its default writer and `JacksonJsonRedisSerializer`, asked as"
        + " `@Cacheable(sync = true)` asks;"
        + " [Redis Cache](https://docs.spring.io/spring-data/redis/reference/redis/redis-cache.html)";
  }

  @Override
  public List<String> versions() {
    return List.of("Spring Data Redis 4.1.2", "Lettuce 7.7.0", "Jackson 3.3.0");
  }

  @Override
  public boolean isBlocking() {
    return true;
  }

  @Override
  public boolean can(Scenario scenario, int heapEntries) {
    return scenario != Scenario.BATCH && heapEntries == 0;
  }

  @Override
  public Contender open(Setting setting) {
    return new SpringContender(setting);
  }
}
