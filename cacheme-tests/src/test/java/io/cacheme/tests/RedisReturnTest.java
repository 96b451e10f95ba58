package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The moment between the return of a Redis with an old file and the new generation in it, with
 * {@code afterRestart=distrust}: what was removed since is not answered then either.
 */
class RedisReturnTest {

  private static final String NOTICED = "its server may have come back with older entries";
  private static final String OVER = "is served again: entries from before are misses";
  private static final int ATTEMPTS = 10;

  private static final DynamicType<String> TYPE =
      DynamicNode.type("n", "v1", String.class).tier("my-redis", null);
  private static final DynamicNode<String> REMOVED = TYPE.key("removed");
  private static final DynamicNode<String> OTHER = TYPE.key("other");

  @TempDir private Path folder;

  @Test
  void betweenReturnAndNewGeneration_olderEntriesAreMisses() {
    boolean met = false;
    for (int i = 0; i < ATTEMPTS && !met; i++) {
      met = comeBackAndLook();
    }

    assertThat(met).as("the moment was met").isTrue();
  }

  /** Whether it was in time: what is under way stands still from the notice on. */
  private boolean comeBackAndLook() {
    try (RedisProcess redis = start();
        FaultProxy proxy = FaultProxy.to(redis.host(), redis.port());
        LogCapture log = new LogCapture();
        Cacheme cacheme = cacheme(proxy)) {
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      cache.put(REMOVED, "old").join();
      redis.ask("SAVE");
      cache.invalidate(REMOVED).join();
      proxy.delay(Duration.ofMillis(50)); // that the generation does not stand there at once
      redis.kill();
      redis.restart();

      Await.until("it is noticed", () -> isNotOld(cache) && log.text().contains(NOTICED));
      proxy.blackhole();
      boolean met = !log.text().contains(OVER);
      for (int i = 0; i < 10; i++) {
        assertThat(isNotOld(cache)).isTrue();
      }
      met &= !log.text().contains(OVER);
      proxy.heal();

      Await.until("it is served again", () -> isNotOld(cache) && isServed(cache));
      assertThat(redis.ask("DBSIZE")).as("the old entry is there").isNotEqualTo(0L);
      assertThat(cache.getIfPresent(REMOVED).join()).isNull();
      return met;
    }
  }

  /** The old value is there for whoever asks Redis, and must not be answered. */
  private static boolean isNotOld(NodeCache<DynamicNode<String>, String> cache) {
    String found =
        cache.getIfPresent(REMOVED).handle((value, thrown) -> value == null ? "" : value).join();
    assertThat(found).isEmpty();
    return true;
  }

  private static boolean isServed(NodeCache<DynamicNode<String>, String> cache) {
    return cache
        .put(OTHER, "there")
        .thenCompose(put -> cache.getIfPresent(OTHER))
        .handle((value, thrown) -> "there".equals(value))
        .join();
  }

  private RedisProcess start() {
    return RedisProcess.builder()
        .setting("dir", folder.toString())
        .setting("dbfilename", "old.rdb")
        .start();
  }

  private static Cacheme cacheme(FaultProxy proxy) {
    return Cacheme.builder()
        .storage("my-redis", "redis://127.0.0.1:" + proxy.port() + "?afterRestart=distrust")
        .build();
  }
}
