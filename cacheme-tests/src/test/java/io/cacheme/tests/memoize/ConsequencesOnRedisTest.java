package io.cacheme.tests.memoize;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.tests.memoize.Profiles.User;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.RedisProcess;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A write whose invalidation does not reach a real Redis at first. */
class ConsequencesOnRedisTest {

  private final String prefix = "consequences-" + UUID.randomUUID();

  @Test
  void redisIsCutOff_theCallSucceedsAndTheEntryIsRemovedWhenItIsBack() {
    ProfileTable table = new ProfileTable();
    try (RedisProcess redis = RedisProcess.builder().start();
        FaultProxy proxy = FaultProxy.to(redis.host(), redis.port());
        LogCapture log = new LogCapture();
        Cacheme writer = cacheme("redis://127.0.0.1:" + proxy.port());
        Cacheme other = cacheme(redis.url())) {
      Profiles profiles = new ProfilesMemoized(table, ProfileCache.create(writer));
      ProfileCache elsewhere = ProfileCache.create(other);
      table.names.put(7L, "old");
      profiles.name(7);
      Await.until("it is in Redis", () -> "old".equals(elsewhere.sync().getIfPresent(7)));

      proxy.refuse();
      proxy.reset();
      assertThat(profiles.save(new User(7L, "new"))).isEqualTo(new User(7L, "new"));
      assertThat(profiles.name(7)).isEqualTo("new");
      assertThat(log.text()).contains("Profiles.save succeeded, but its consequence for Profile");

      proxy.heal();
      Await.until(
          "the older value is gone from Redis",
          () -> {
            try (Cacheme third = cacheme(redis.url())) {
              return !"old".equals(ProfileCache.create(third).sync().getIfPresent(7));
            }
          });
    }
  }

  private Cacheme cacheme(String url) {
    return Cacheme.builder()
        .prefix(prefix)
        .storage("local", "local://lru?size=100")
        .storage("my-redis", url)
        .build();
  }
}
