package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.FaultProxy;
import io.cacheme.testservers.PostgresProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Faults of server and network while the storage is open: it fails, recovers by itself, and ends.
 */
class PostgresqlFaultsTest {

  private static PostgresProcess postgres;
  private FaultProxy proxy;
  private RemoteStorage storage;

  @BeforeAll
  static void startServer() {
    postgres = PostgresProcess.builder().setting("max_connections", "20").start();
    Psql.applySchema(postgres.url());
  }

  @AfterAll
  static void stopServer() {
    postgres.close();
  }

  @BeforeEach
  void start() {
    proxy = FaultProxy.to(postgres.host(), postgres.port());
    storage = open(10);
    put("a", "1");
  }

  @AfterEach
  void stop() {
    postgres.cont(); // should a test have failed before it did
    Await.value(storage.close());
    proxy.close();
  }

  @Test
  void killedAndRestarted_failsAtOnce_thenServes() {
    postgres.kill();
    Await.until("calls fail", () -> !serves());
    postgres.restart();

    assertRecovers();
    assertThat(Await.value(storage.get("a"))).as("the table is unlogged").isNull();
  }

  @Test
  void killed_callsUnderWay_failAndAreNotSentAgain() {
    postgres.stop();
    List<CompletableFuture<Void>> puts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      puts.add(storage.put("b" + i, new byte[] {1}, 60_000).toCompletableFuture());
    }
    postgres.kill();
    puts.forEach(put -> assertThat(Await.failure(put)).isInstanceOf(SqlFailure.class));
    postgres.restart();

    assertRecovers();
    List<String> keys = IntStream.range(0, 100).mapToObj(i -> "b" + i).toList();
    assertThat(Await.value(storage.getAll(keys))).isEmpty();
  }

  @Test
  void reset_failsWhatWasUnderWay_thenServes() {
    proxy.blackhole();
    CompletableFuture<StoredValue> get = storage.get("a").toCompletableFuture();
    proxy.reset();
    assertThat(Await.failure(get)).isInstanceOf(SqlFailure.class);
    proxy.heal();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void resetInMidReply_failsThatCall_thenServes() {
    put("large", "x".repeat(100_000));
    proxy.resetAfter(50_000);
    assertThat(Await.failure(storage.get("large"))).isInstanceOf(SqlFailure.class);
    proxy.heal();

    assertRecovers();
    assertHas("large", "x".repeat(100_000));
  }

  @Test
  void halfOpen_isNoticedBySilence_thenServes() {
    proxy.halfOpen();
    CompletableFuture<StoredValue> get = storage.get("a").toCompletableFuture();

    assertThat(Await.failure(get)).hasMessageContaining("was silent for 400 ms");
    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void hung_isNoticedBySilence_leavesNoConnections_thenServes() {
    useConnections(6);
    postgres.stop();
    assertThat(Await.failure(storage.get("a"))).hasMessageContaining("was silent for 400 ms");
    Await.until("connections are given up", () -> proxy.connections() <= 1);
    assertThat(Await.failure(storage.get("a"))).isInstanceOf(SqlFailure.class);
    postgres.cont();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void hung_boundsWhatItTakes_thenServes() {
    postgres.stop();
    List<CompletableFuture<StoredValue>> gets = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      gets.add(storage.get("a").toCompletableFuture());
    }
    gets.forEach(get -> assertThat(Await.failure(get)).isInstanceOf(SqlFailure.class));
    assertThat(Await.failure(gets.get(2_999)))
        .hasMessageContaining("1024 unanswered calls (maxOutstanding)");
    postgres.cont();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void hung_closeEndsSoon_andFailsWhatWasUnderWay() {
    postgres.stop();
    CompletableFuture<StoredValue> get = storage.get("a").toCompletableFuture();
    CompletableFuture<Void> put = storage.put("b", new byte[1 << 20], 1_000).toCompletableFuture();
    long start = System.nanoTime();
    Await.value(storage.close());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(Await.failure(get)).isNotNull();
    assertThat(Await.failure(put)).isNotNull();
    postgres.cont();
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
    proxy.corrupt(7);
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
  void tooManyConnections_servesWithThoseItHas() {
    List<Psql> others = new ArrayList<>();
    for (int i = 0; i < 16; i++) { // of twenty, three are for superusers
      others.add(new Psql(postgres.url()));
    }
    RemoteStorage crowded = open(10);
    assertThat(busy(crowded, 1_000)).isTrue();
    assertHas("a", "1");
    others.forEach(Psql::close);
    Await.value(crowded.close());
  }

  @Test
  void readOnly_failsTheWrite_readsGoOn_thenServes() {
    setReadOnly(true);
    Await.until("writes fail", () -> failureOfPut().contains("is read-only"));
    assertHas("a", "1");
    assertThat(Await.failure(storage.remove("a"))).hasMessageContaining("is read-only");
    RemoteStorage another = open(1); // which a read-only server does not keep from starting
    assertThat(Await.value(another.get("a"))).isNotNull();
    Await.value(another.close());
    setReadOnly(false);
    Await.until("writes succeed", () -> failureOfPut().equals("null"));
  }

  @Test
  void lockedTable_failsByTheServersOwnTimeout_thenServes() {
    try (Psql other = new Psql(postgres.url())) {
      other.run("BEGIN; LOCK TABLE cacheme_data");
      CompletableFuture<Void> put = storage.put("a", new byte[] {9}, 60_000).toCompletableFuture();
      assertThat(Await.failure(put)).isInstanceOf(SqlFailure.class);
      other.run("SELECT pg_sleep(0.6)");
      other.run("COMMIT");

      assertRecovers();
      assertHas("a", "1"); // what was given up takes no effect later
    }
  }

  @Test
  void deadlock_isTriedAgain() {
    try (Psql other = new Psql(postgres.url())) {
      put("x", "1");
      put("y", "1");
      other.run("SET deadlock_timeout = '10s'; BEGIN");
      other.run("UPDATE cacheme_data SET value = '' WHERE key = 'y'");
      RemoteStorage patient = open(2, Duration.ofSeconds(10));
      CompletableFuture<Void> both =
          patient
              .putAll(
                  List.of(
                      new StoredEntry("y", new byte[] {2}, 60_000),
                      new StoredEntry("x", new byte[] {2}, 60_000)))
              .toCompletableFuture();
      Await.until("it waits for y, and holds x", () -> waits(other));
      CompletableFuture<Void> blocked =
          CompletableFuture.runAsync(
              () -> other.run("UPDATE cacheme_data SET value = '' WHERE key = 'x'; COMMIT"));

      Await.value(both);
      Await.value(blocked);
      assertThat(Await.value(patient.get("y")).bytes()).containsExactly(2);
      Await.value(patient.close());
    }
  }

  @Test
  void manyLargeValues_pass() {
    RemoteStorage patient = open(10, Duration.ofSeconds(10));
    List<CompletableFuture<Void>> puts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      puts.add(patient.put("big" + i, new byte[1 << 20], 60_000).toCompletableFuture());
    }
    puts.forEach(Await::value);
    List<String> keys = IntStream.range(0, 40).mapToObj(i -> "big" + i).toList();
    assertThat(Await.value(patient.getAll(keys))).hasSize(40);
    Await.value(patient.close());
  }

  @Test
  void close_endsItsThreads() {
    useConnections(3);
    Await.value(storage.close());

    Await.until(
        "its threads end",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("cacheme-faults-")));
  }

  private RemoteStorage open(int poolSize) {
    return open(poolSize, Duration.ofMillis(400));
  }

  private RemoteStorage open(int poolSize, Duration silenceTimeout) {
    String url = postgres.url().replace(":" + postgres.port(), ":" + proxy.port());
    RemoteStorage opened =
        PostgresqlStorage.builder(url)
            .poolSize(poolSize)
            .maxOutstanding(1_024)
            .silenceTimeout(silenceTimeout)
            .build();
    Await.value(opened.open(StorageContexts.system("faults")));
    return opened;
  }

  private void useConnections(int count) {
    Await.until(
        "it has " + count + " connections",
        () -> busy(storage, 1_000) && proxy.connections() >= count);
  }

  private static boolean busy(RemoteStorage storage, int calls) {
    List<CompletableFuture<StoredValue>> gets = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      gets.add(storage.get("busy" + i).toCompletableFuture());
    }
    gets.forEach(Await::value);
    return true;
  }

  private void setReadOnly(boolean on) {
    try (Psql psql = new Psql(postgres.url())) {
      psql.run("ALTER SYSTEM SET default_transaction_read_only = " + on);
      psql.run("SELECT pg_reload_conf()");
    }
  }

  private static boolean waits(Psql psql) {
    return psql.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0;
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

  private String failureOfPut() {
    return Await.value(
        storage.put("w", new byte[1], 60_000).handle((value, thrown) -> String.valueOf(thrown)));
  }

  private void put(String key, String text) {
    Await.value(storage.put(key, text.getBytes(), 60_000));
  }

  private void assertHas(String key, String text) {
    assertThat(new String(Await.value(storage.get(key)).bytes())).isEqualTo(text);
  }
}
