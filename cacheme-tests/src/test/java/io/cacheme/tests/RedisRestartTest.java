package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.RedisProcess;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that comes back with an old file, in which an entry is that was removed since. */
class RedisRestartTest {

  private static final DynamicType<String> TYPE =
      DynamicNode.type("n", "v1", String.class).tier("my-redis", null);
  private static final DynamicNode<String> REMOVED = TYPE.key("removed");
  private static final DynamicNode<String> OTHER = TYPE.key("other");

  @TempDir private Path folder;
  private final LogCapture log = new LogCapture();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void olderData_isServed_andSaidInTheLog() {
    try (RedisProcess redis = start();
        Cacheme cacheme = cacheme(redis, "")) {
      NodeCache<DynamicNode<String>, String> cache = comeBackWithOlderData(redis, cacheme);

      assertThat(cache.getIfPresent(REMOVED).join()).isEqualTo("old");
      assertThat(log.text())
          .containsOnlyOnce("was started again, or another server has taken its place")
          .contains("add afterRestart=distrust");
    }
  }

  @Test
  void olderData_distrusted_isAMiss_andNewEntriesAreHits() {
    try (RedisProcess redis = start();
        Cacheme cacheme = cacheme(redis, "?afterRestart=distrust")) {
      NodeCache<DynamicNode<String>, String> cache = comeBackWithOlderData(redis, cacheme);

      assertThat(redis.ask("DBSIZE")).as("the old entry is there").isNotEqualTo(0L);
      assertThat(cache.getIfPresent(REMOVED).join()).isNull();
      cache.put(REMOVED, "new").join();
      assertThat(cache.getIfPresent(REMOVED).join()).isEqualTo("new");
      assertThat(log.text())
          .containsOnlyOnce("none of those from before is served (afterRestart=distrust)")
          .contains("its server may have come back with older entries")
          .contains("is served again: entries from before are misses");
    }
  }

  /** Another process that knew it before learns it for itself. */
  @Test
  void olderData_distrustedByTwoProcesses_isAMissForBoth() {
    try (RedisProcess redis = start();
        Cacheme one = cacheme(redis, "?afterRestart=distrust");
        Cacheme two = cacheme(redis, "?afterRestart=distrust")) {
      NodeCache<DynamicNode<String>, String> other = TYPE.cache(two);
      other.put(OTHER, "before").join();
      comeBackWithOlderData(redis, one);

      awaitServed(other);
      assertThat(other.getIfPresent(REMOVED).join()).isNull();
    }
  }

  /** Until it takes new entries and finds them again. */
  private static NodeCache<DynamicNode<String>, String> comeBackWithOlderData(
      RedisProcess redis, Cacheme cacheme) {
    NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
    cache.put(REMOVED, "old").join();
    redis.ask("SAVE");
    cache.invalidate(REMOVED).join();
    assertThat(cache.getIfPresent(REMOVED).join()).isNull();
    redis.kill();
    redis.restart();
    awaitServed(cache);
    return cache;
  }

  private static void awaitServed(NodeCache<DynamicNode<String>, String> cache) {
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .ignoreExceptions()
        .until(
            () -> {
              cache.put(OTHER, "there").join();
              return "there".equals(cache.getIfPresent(OTHER).join());
            });
  }

  private RedisProcess start() {
    return RedisProcess.builder()
        .setting("dir", folder.toString())
        .setting("dbfilename", "old.rdb")
        .start();
  }

  private static Cacheme cacheme(RedisProcess redis, String options) {
    return Cacheme.builder().storage("my-redis", redis.url() + options).build();
  }
}
