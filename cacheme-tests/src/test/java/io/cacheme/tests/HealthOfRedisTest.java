package io.cacheme.tests;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.stats.StorageState;
import io.cacheme.stats.StorageState.Operation;
import io.cacheme.stats.StorageState.Status;
import io.cacheme.testservers.RedisProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A Redis that is stopped and started again, as {@code health()} tells it. */
class HealthOfRedisTest {

  private static final String PASSWORD = "swordfish";

  private static final DynamicType<String> PLAIN =
      DynamicNode.type("plain", "v1", String.class).tier("my-redis", Duration.ofMinutes(1));

  private static final DynamicType<String> FOLLOWING =
      DynamicNode.type("following", "v1", String.class)
          .tier("local", Duration.ofMinutes(1))
          .tier("my-redis", Duration.ofMinutes(1));

  private final List<StorageState> told = new CopyOnWriteArrayList<>();
  private int asked;

  private Cacheme cacheme(RedisProcess redis) {
    return Cacheme.builder()
        .storage("local", "local://tlfu?size=100")
        .storage("my-redis", redis.url())
        .listener(
            new CachemeListener() {
              @Override
              public void onAnswer(Answer answer) {}

              @Override
              public void onStorageState(StorageState state) {
                if (state.name().equals("my-redis")) {
                  told.add(state);
                }
              }
            })
        .build();
  }

  @Test
  void stoppedAndStartedAgain_isUpDownUp_andNoRequestFails() {
    try (RedisProcess redis = RedisProcess.builder().password(PASSWORD).start();
        Cacheme cacheme = cacheme(redis)) {
      NodeCache<DynamicNode<String>, String> cache = PLAIN.cache(cacheme);
      assertThat(cacheme.health().isUp()).isTrue();

      redis.kill();
      StorageState down = awaitState(cacheme, cache, state -> state.status() == Status.DOWN);
      assertThat(down.bypassed()).contains(Operation.READ);
      assertThat(down.reason()).contains("passed by for").doesNotContain(PASSWORD);
      assertThat(down.address()).contains(":" + redis.port()).doesNotContain(PASSWORD);
      assertThat(cacheme.health().storages().get("local").isUp()).isTrue();

      redis.restart();
      StorageState up = awaitState(cacheme, cache, StorageState::isUp);
      assertThat(up.since()).isAfter(down.since());
      Awaitility.await().untilAsserted(() -> assertThat(told).endsWith(up));
      assertThat(told).extracting(StorageState::status).startsWith(Status.UP).contains(Status.DOWN);
    }
  }

  @Test
  void notThereAtTheStart_isDown_andUpOnceItServes() {
    try (RedisProcess redis = RedisProcess.builder().password(PASSWORD).start()) {
      redis.kill();
      try (Cacheme cacheme = cacheme(redis)) {
        StorageState down = cacheme.health().storages().get("my-redis");
        assertThat(down.status()).isEqualTo(Status.DOWN);
        assertThat(down.reason()).contains("could not be opened").doesNotContain(PASSWORD);

        redis.restart();
        awaitState(cacheme, PLAIN.cache(cacheme), StorageState::isUp);
        Awaitility.await().untilAsserted(() -> assertThat(told).startsWith(down));
      }
    }
  }

  @Test
  void hangsAndGoesOn_isDownForAllCalls_andUpAgain() {
    try (RedisProcess redis = RedisProcess.start();
        Cacheme cacheme = cacheme(redis)) {
      NodeCache<DynamicNode<String>, String> cache = PLAIN.cache(cacheme);
      redis.stop();
      StorageState down = awaitState(cacheme, cache, state -> state.status() == Status.DOWN);
      assertThat(down.reason()).contains("did not answer in time");

      redis.cont();
      awaitState(cacheme, cache, StorageState::isUp);
    }
  }

  /** Signs of life are asked for by heaps that follow, whether anybody asks for a value or not. */
  @Test
  void stopped_nobodyAsks_isKnownByTheBus() {
    isKnownByTheBus(RedisProcess::kill, RedisProcess::restart);
  }

  @Test
  void hangs_nobodyAsks_isKnownByTheBus() {
    isKnownByTheBus(RedisProcess::stop, RedisProcess::cont);
  }

  private void isKnownByTheBus(Consumer<RedisProcess> end, Consumer<RedisProcess> begin) {
    try (RedisProcess redis = RedisProcess.builder().password(PASSWORD).start();
        Cacheme cacheme = cacheme(redis)) {
      FOLLOWING.cache(cacheme);
      end.accept(redis);

      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .until(() -> cacheme.health().storages().get("my-redis").isBusDown());
      StorageState cut = cacheme.health().storages().get("my-redis");
      assertThat(cut.isUp()).isFalse();
      assertThat(cut.reason()).doesNotContain(PASSWORD);

      begin.accept(redis);
      Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> cacheme.health().isUp());
    }
  }

  private DynamicNode<String> nextKey() {
    asked++;
    return PLAIN.key("key-" + asked);
  }

  /** What the state is once it is so, while gets of new keys go on and are all answered. */
  private StorageState awaitState(
      Cacheme cacheme,
      NodeCache<DynamicNode<String>, String> cache,
      Predicate<StorageState> expected) {
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .pollInterval(10, TimeUnit.MILLISECONDS)
        .until(
            () -> {
              assertThat(cache.get(nextKey(), node -> completedFuture("v")).join()).isEqualTo("v");
              return expected.test(cacheme.health().storages().get("my-redis"));
            });
    return cacheme.health().storages().get("my-redis");
  }
}
