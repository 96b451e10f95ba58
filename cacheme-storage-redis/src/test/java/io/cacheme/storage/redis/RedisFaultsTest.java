package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.FaultProxy;
import io.cacheme.testservers.RedisProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Faults of server and network while the storage is open: it fails, recovers by itself, and ends.
 */
class RedisFaultsTest {

  private RedisProcess redis;
  private FaultProxy proxy;
  private RemoteStorage storage;

  @BeforeEach
  void start() {
    redis = RedisProcess.start();
    proxy = FaultProxy.to(redis.host(), redis.port());
    storage =
        RedisStorage.builder("redis://127.0.0.1:" + proxy.port())
            .maxOutstanding(1_024)
            .silenceTimeout(Duration.ofMillis(300))
            .build();
    Await.value(storage.open(StorageContexts.system("faults")));
    put("a", "1");
  }

  @AfterEach
  void stop() {
    Await.value(storage.close());
    proxy.close();
    redis.close();
  }

  @Test
  void killedAndRestarted_failsAtOnce_thenServes() {
    redis.kill();
    Await.until("calls fail", () -> !serves());
    redis.restart();

    assertRecovers();
    assertThat(Await.value(storage.get("a"))).as("the new server is empty").isNull();
  }

  @Test
  void killed_callsUnderWay_failAndAreNotSentAgain() {
    redis.stop();
    List<CompletableFuture<Void>> puts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      puts.add(storage.put("b" + i, new byte[] {1}, 60_000).toCompletableFuture());
    }
    redis.kill();
    puts.forEach(put -> assertThat(Await.failure(put)).isInstanceOf(RedisFailure.class));
    redis.restart();

    assertRecovers();
    List<String> keys = IntStream.range(0, 100).mapToObj(i -> "b" + i).toList();
    assertThat(Await.value(storage.getAll(keys))).isEmpty();
  }

  @Test
  void reset_failsWhatWasUnderWay_thenServes() {
    proxy.blackhole();
    CompletableFuture<StoredValue> get = storage.get("a").toCompletableFuture();
    proxy.reset();
    assertThat(Await.failure(get)).isInstanceOf(RedisFailure.class);
    proxy.heal();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void resetInMidReply_failsThatCall_thenServes() {
    put("large", "x".repeat(100_000));
    proxy.resetAfter(50_000);
    assertThat(Await.failure(storage.get("large"))).isInstanceOf(RedisFailure.class);
    proxy.heal();

    assertRecovers();
    assertHas("large", "x".repeat(100_000));
  }

  @Test
  void halfOpen_isNoticedBySilence_thenServes() {
    proxy.halfOpen();
    CompletableFuture<StoredValue> get = storage.get("a").toCompletableFuture();

    assertThat(Await.failure(get)).isInstanceOf(RedisFailure.class);
    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void idle_isNotTakenForSilence() throws Exception {
    int before = proxy.connections();
    Thread.sleep(1_000);
    assertHas("a", "1");
    assertThat(proxy.connections()).isEqualTo(before);
  }

  @Test
  void slow_isServed() {
    proxy.delay(Duration.ofMillis(50));
    assertHas("a", "1");
  }

  @Test
  void sliced_isServedWhole() {
    proxy.slice(3);
    put("sliced", "y".repeat(1_000));
    assertHas("sliced", "y".repeat(1_000));
    assertThat(Await.value(storage.getAll(List.of("a", "none", "sliced")))).hasSize(2);
  }

  @Test
  void corrupt_endsInAnAnswerOrAFailure_thenServes() {
    proxy.corrupt(3);
    for (int i = 0; i < 50; i++) {
      storage.get("a");
      Await.value(storage.get("a").handle((value, thrown) -> value));
    }
    proxy.heal();

    assertRecovers();
  }

  @Test
  void refused_failsAtOnceWithTheReason_thenServes() {
    proxy.refuse();
    // a connection under way when the door shut is reset instead
    Await.until("it says why", () -> failureOfGet().matches("(?s).*cannot be reached.*refused.*"));
    proxy.heal();

    assertRecovers();
  }

  @Test
  void hung_boundsWhatItTakes_thenServes() {
    redis.stop();
    List<CompletableFuture<StoredValue>> gets = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      gets.add(storage.get("a").toCompletableFuture());
    }
    assertThat(gets.stream().filter(CompletableFuture::isDone).count()).isGreaterThan(1_900);
    assertThat(Await.failure(gets.get(2_999)))
        .hasMessageContaining("1024 unanswered commands (maxOutstanding)");
    redis.cont();
    Await.value(gets.get(0).handle((value, thrown) -> value));

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void hung_closeEndsSoon_andFailsWhatWasUnderWay() {
    redis.stop();
    CompletableFuture<StoredValue> get = storage.get("a").toCompletableFuture();
    CompletableFuture<Void> put = storage.put("b", new byte[1 << 20], 1_000).toCompletableFuture();
    long start = System.nanoTime();
    Await.value(storage.close());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(Await.failure(get)).isNotNull();
    assertThat(Await.failure(put)).isNotNull();
    redis.cont();
  }

  @Test
  void close_endsItsThreads() {
    Await.value(storage.close());

    Await.until(
        "its threads end",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("cacheme-faults-")));
  }

  @Test
  void manyLargeValues_passWithoutBeingCopiedAllAtOnce() {
    List<CompletableFuture<Void>> puts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      puts.add(storage.put("big" + i, new byte[1 << 20], 60_000).toCompletableFuture());
    }
    puts.forEach(Await::value);
    assertThat(Await.value(storage.get("big59")).bytes()).hasSize(1 << 20);
  }

  @Test
  void outOfMemory_failsTheWrite_readsGoOn() {
    try (RedisProcess small = RedisProcess.builder().setting("maxmemory", "1b").start()) {
      RemoteStorage full = RedisStorage.builder(small.url()).build();
      Await.value(full.open(StorageContexts.system("small")));
      assertThat(Await.failure(full.put("a", new byte[1], 1_000)))
          .hasMessageContaining("SET failed: OOM");
      assertThat(Await.value(full.get("a"))).isNull();
      Await.value(full.close());
    }
  }

  private void assertRecovers() {
    long start = System.nanoTime();
    Await.until("it serves again", this::serves);
    System.out.println(
        "[faults] served again after " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }

  private boolean serves() {
    return Await.value(storage.get("a").handle((value, thrown) -> thrown == null));
  }

  private String failureOfGet() {
    return Await.value(storage.get("a").handle((value, thrown) -> String.valueOf(thrown)));
  }

  private void put(String key, String text) {
    Await.value(storage.put(key, text.getBytes(), 60_000));
  }

  private void assertHas(String key, String text) {
    assertThat(new String(Await.value(storage.get(key)).bytes())).isEqualTo(text);
  }
}
