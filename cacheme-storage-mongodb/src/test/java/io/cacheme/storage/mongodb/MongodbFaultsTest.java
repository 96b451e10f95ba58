package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.Await;
import io.cacheme.testservers.FaultProxy;
import io.cacheme.testservers.MongoInProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Faults of server and network while the storage is open: it fails, recovers by itself, and ends.
 * The server is one in this process that speaks MongoDB's protocol.
 */
class MongodbFaultsTest {

  private static final Duration BRIEF = Duration.ofSeconds(1);

  private MongoInProcess mongo;
  private FaultProxy proxy;
  private RemoteStorage storage;

  @BeforeEach
  void start() {
    mongo = MongoInProcess.start();
    proxy = FaultProxy.to(mongo.host(), mongo.port());
    open(Duration.ofSeconds(10));
    put("a", "1");
  }

  @AfterEach
  void stop() {
    Await.value(storage.close());
    proxy.close();
    mongo.close();
  }

  @Test
  void killedAndRestarted_failsAtOnce_thenServes() {
    mongo.kill();
    Await.until("calls fail", () -> !serves());
    assertFailsAtOnce();
    mongo.restart();

    assertRecovers();
    assertThat(Await.value(storage.get("a"))).as("the new server is empty").isNull();
  }

  @Test
  void reset_failsWhatWasUnderWay_thenServes() {
    proxy.blackhole();
    CompletableFuture<StoredValue> get = storage.get("a").toCompletableFuture();
    proxy.reset();
    assertThat(Await.failure(get)).isInstanceOf(MongoFailure.class);
    proxy.heal();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void reset_writesUnderWay_areNotSentAgain() {
    proxy.blackhole();
    List<CompletionStage<Void>> puts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      puts.add(storage.put("b" + i, new byte[] {1}, 60_000));
    }
    mongo.kill();
    puts.forEach(put -> assertThat(Await.failure(put)).isInstanceOf(MongoFailure.class));
    mongo.restart();
    proxy.heal();

    assertRecovers();
    List<String> keys = IntStream.range(0, 100).mapToObj(i -> "b" + i).toList();
    assertThat(Await.value(storage.getAll(keys))).isEmpty();
  }

  @Test
  void resetInMidReply_failsThatCall_thenServes() {
    put("large", "x".repeat(100_000));
    proxy.resetAfter(50_000);
    Await.until("a call fails", () -> !answers("large"));
    proxy.heal();

    assertRecovers();
    assertHas("large", "x".repeat(100_000));
  }

  @Test
  void halfOpen_isNoticedBySilence_thenServes() {
    reopen(BRIEF);
    proxy.halfOpen();
    CompletableFuture<StoredValue> get = storage.get("a").toCompletableFuture();

    assertThat(Await.failure(get)).isInstanceOf(MongoFailure.class);
    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void hung_endsAllCallsBySilence_boundsWhatItTakes_thenServes() {
    reopen(BRIEF);
    proxy.blackhole();
    List<CompletableFuture<StoredValue>> gets = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      gets.add(storage.get("a").toCompletableFuture());
    }
    assertThat(gets.stream().filter(CompletableFuture::isDone).count()).isGreaterThan(1_900);
    assertThat(Await.failure(gets.get(2_999)))
        .hasMessageContaining("1024 unanswered calls (maxOutstanding)");
    long start = System.nanoTime();
    gets.forEach(get -> assertThat(Await.failure(get)).isInstanceOf(MongoFailure.class));
    System.out.println("[faults] all calls ended after " + millisSince(start) + " ms of silence");
    proxy.heal();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void hung_largeWritesThatTheSocketDoesNotTake_endToo_thenServes() {
    reopen(BRIEF);
    proxy.blackhole();
    List<CompletionStage<Void>> puts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      puts.add(storage.put("big" + i, new byte[15 << 20], 60_000));
    }
    long start = System.nanoTime();
    puts.forEach(put -> assertThat(Await.failure(put)).isInstanceOf(MongoFailure.class));
    System.out.println("[faults] all writes ended after " + millisSince(start) + " ms of silence");
    proxy.heal();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void hung_closeEndsSoon_andFailsWhatWasUnderWay() {
    proxy.blackhole();
    CompletionStage<StoredValue> get = storage.get("a");
    CompletionStage<Void> put = storage.put("b", new byte[1 << 20], 1_000);
    long start = System.nanoTime();
    Await.value(storage.close());

    System.out.println("[faults] closed after " + millisSince(start) + " ms");
    assertThat(millisSince(start)).isLessThan(5_000);
    assertThat(Await.failure(get)).hasMessageContaining("is closed");
    assertThat(Await.failure(put)).hasMessageContaining("is closed");
  }

  @Test
  void idle_isNotTakenForSilence() throws Exception {
    reopen(BRIEF);
    int before = proxy.connections();
    Thread.sleep(2_500);
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
    reopen(BRIEF);
    proxy.corrupt(3);
    for (int i = 0; i < 10; i++) {
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
    assertFailsAtOnce();
    proxy.heal();

    assertRecovers();
  }

  @Test
  void burst_ofHealthyCalls_isAnsweredWhole() {
    List<CompletableFuture<StoredValue>> gets = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      gets.add(storage.get("a").toCompletableFuture());
    }
    gets.forEach(get -> assertThat(Await.value(get)).isNotNull());
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

  private void open(Duration silenceTimeout) {
    storage =
        MongodbStorage.builder("mongodb://127.0.0.1:" + proxy.port() + "/?createSchema=true")
            .poolSize(8)
            .maxValueBytes(15 << 20)
            .maxOutstanding(1_024)
            .silenceTimeout(silenceTimeout)
            .build();
    Await.value(storage.open(Contexts.patient("faults")));
  }

  private void reopen(Duration silenceTimeout) {
    Await.value(storage.close());
    open(silenceTimeout);
    put("a", "1");
  }

  private void assertFailsAtOnce() {
    Await.until(
        "calls fail at once",
        () -> storage.get("a").toCompletableFuture().isCompletedExceptionally());
  }

  private void assertRecovers() {
    long start = System.nanoTime();
    Await.until("it serves again", this::serves);
    System.out.println("[faults] served again after " + millisSince(start) + " ms");
  }

  private boolean serves() {
    return answers("a");
  }

  private boolean answers(String key) {
    return Await.value(storage.get(key).handle((value, thrown) -> thrown == null));
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

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
