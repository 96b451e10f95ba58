package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.Await;
import io.cacheme.testservers.FaultProxy;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Faults of server and network while the storage is open: it fails, recovers by itself, and ends.
 */
@ParameterizedClass
@EnumSource(MysqlKind.class)
class MysqlFaultsTest {

  private static final Duration SILENCE = Duration.ofSeconds(2);

  private static MysqlProcess server;

  private final LogCapture log = new LogCapture();
  private FaultProxy proxy;
  private RemoteStorage storage;
  @Parameter private MysqlKind kind;

  @BeforeParameterizedClassInvocation
  static void start(MysqlKind kind) {
    server = MysqlProcess.builder(kind).startOrSkip();
    try (Admin admin = Admin.of(server)) {
      admin.createUser("app", "IDENTIFIED BY 'canary'");
    }
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void open() {
    proxy = FaultProxy.to(server.host(), server.port());
    storage =
        MysqlStorage.builder("mysql://app:canary@127.0.0.1:" + proxy.port() + "/cacheme")
            .createSchema(true)
            .poolSize(4)
            .maxOutstanding(1_024)
            .silenceTimeout(SILENCE)
            .build();
    Await.value(storage.open(Contexts.patient("faults")));
    put("a", "1");
  }

  @AfterEach
  void close() {
    server.cont(); // should a test have failed before it did
    Await.value(storage.close());
    proxy.close();
    assertThat(log.text()).doesNotContain("canary").doesNotContain("\tat ");
    log.close();
  }

  @Test
  void killedAndRestarted_failsAtOnce_thenServes() {
    server.kill();
    Await.until("calls fail", () -> !serves());
    server.restart();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void killed_callsUnderWay_fail() {
    server.stop();
    List<CompletableFuture<Void>> puts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      puts.add(storage.put("b" + i, new byte[] {1}, 60_000).toCompletableFuture());
    }
    server.kill();
    puts.forEach(put -> assertThat(Await.failure(put)).isNotNull());
    server.restart();

    assertRecovers();
  }

  @Test
  void hung_isNoticedBySilence_thenServes() {
    server.stop();
    CompletableFuture<StoredValue> get = storage.get("a").toCompletableFuture();
    assertThat(Await.failure(get)).hasMessageNotContaining("canary");
    server.cont();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void hung_boundsWhatItTakes() {
    server.stop();
    List<CompletableFuture<StoredValue>> gets = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      gets.add(storage.get("a").toCompletableFuture());
    }
    assertThat(Await.failure(gets.get(2_999)))
        .hasMessageContaining("1024 unanswered calls (maxOutstanding)");
    server.cont();
    Await.value(gets.get(0).handle((value, thrown) -> value));

    assertRecovers();
  }

  @Test
  void hung_closeEndsSoon_andFailsWhatWasUnderWay() {
    server.stop();
    CompletableFuture<StoredValue> get = storage.get("a").toCompletableFuture();
    CompletableFuture<Void> put = storage.put("b", new byte[1 << 20], 1_000).toCompletableFuture();
    long start = System.nanoTime();
    Await.value(storage.close());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(Await.failure(get)).isNotNull();
    assertThat(Await.failure(put)).isNotNull();
    server.cont();
  }

  @Test
  void reset_failsWhatWasUnderWay_thenServes() {
    proxy.blackhole();
    CompletableFuture<StoredValue> get = storage.get("a").toCompletableFuture();
    proxy.reset();
    assertThat(Await.failure(get)).isNotNull();
    proxy.heal();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void resetInMidReply_failsThatCall_thenServes() {
    put("large", "x".repeat(100_000));
    proxy.resetAfter(50_000);
    assertThat(Await.failure(storage.get("large"))).isNotNull();
    proxy.heal();

    assertRecovers();
    assertHas("large", "x".repeat(100_000));
  }

  @Test
  void halfOpen_isNoticedBySilence_thenServes() {
    proxy.halfOpen();
    CompletableFuture<StoredValue> get = storage.get("a").toCompletableFuture();

    assertThat(Await.failure(get)).isNotNull();
    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void slow_isServed() {
    proxy.delay(Duration.ofMillis(30));
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
  void refused_failsAtOnceWithTheReason_thenServes() {
    proxy.refuse();
    Await.until("it says why", () -> failureOfGet().contains("cannot be reached"));
    proxy.heal();

    assertRecovers();
  }

  @Test
  void connectionEndedByTheServer_isReplaced() {
    try (Admin admin = Admin.of(server)) {
      String id =
          admin.ask("SELECT ID FROM information_schema.PROCESSLIST WHERE USER = 'app' LIMIT 1");
      admin.ask("KILL CONNECTION " + id);
    }
    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void readOnly_failsWritesSayingSo_readsGoOn_thenServes() {
    try (Admin admin = Admin.of(server)) {
      admin.ask("SET GLOBAL " + readOnly() + " = 1");
      assertThat(Await.failure(storage.put("a", new byte[1], 1_000)))
          .hasMessageContaining("is read-only");
      assertThat(Await.failure(storage.remove("a"))).hasMessageContaining("is read-only");
      assertHas("a", "1");
      admin.ask("SET GLOBAL " + readOnly() + " = 0");
      admin.ask("SET GLOBAL read_only = 0");
    }
    put("a", "2");
    assertHas("a", "2");
  }

  @Test
  void readOnlyAtTheStart_readsGoOn() {
    Await.value(storage.close());
    try (Admin admin = Admin.of(server)) {
      admin.ask("SET GLOBAL " + readOnly() + " = 1");
      open();
    } catch (AssertionError e) { // of open's put
      assertThat(e).hasMessageContaining("is read-only");
      assertHas("a", "1");
    } finally {
      try (Admin admin = Admin.of(server)) {
        admin.ask("SET GLOBAL " + readOnly() + " = 0");
        admin.ask("SET GLOBAL read_only = 0");
      }
    }
  }

  @Test
  void lockedRow_failsOnceTheWaitIsOver_thenServes() {
    try (Admin other = Admin.of(server)) {
      other.ask("START TRANSACTION");
      other.ask("SELECT * FROM cacheme_data WHERE `key` = 'a' FOR UPDATE");
      assertThat(Await.failure(storage.put("a", new byte[1], 60_000)))
          .hasMessageContaining("waited too long for a row that others hold");
      assertHas("a", "1");
      other.ask("ROLLBACK");
    }
    put("a", "2");
    assertHas("a", "2");
  }

  /** The other transaction has done more, so the storage's statement is the one rolled back. */
  @Test
  void deadlock_isTriedAgain() {
    put("b", "1");
    long deadlocks = metric("lock_deadlocks");
    try (Admin other = Admin.of(server)) {
      other.ask("CREATE TABLE IF NOT EXISTS heavy (a INT PRIMARY KEY)");
      other.ask("DELETE FROM heavy");
      other.ask("START TRANSACTION");
      other.ask("INSERT INTO heavy VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11)");
      other.ask("UPDATE cacheme_data SET updated_at = UTC_TIMESTAMP WHERE `key` = 'b'");
      CompletableFuture<Void> puts =
          storage
              .putAll(
                  List.of(
                      new StoredEntry("a", new byte[] {'2'}, 60_000),
                      new StoredEntry("b", new byte[] {'2'}, 60_000)))
              .toCompletableFuture();
      Await.until("it waits", () -> metric("lock_row_lock_current_waits") > 0);
      other.ask("UPDATE cacheme_data SET updated_at = UTC_TIMESTAMP WHERE `key` = 'a'");
      other.ask("COMMIT");
      Await.value(puts);
    }
    assertThat(metric("lock_deadlocks")).isGreaterThan(deadlocks);
    assertHas("a", "2");
    assertHas("b", "2");
  }

  @Test
  void preparedStatements_tooMany_saysWhichSetting_thenServes() {
    try (Admin admin = Admin.of(server)) {
      admin.ask("SET GLOBAL max_prepared_stmt_count = 0");
      assertThat(Await.failure(storage.getAll(List.of("a", "b", "c", "d", "e", "f", "g"))))
          .hasMessageContaining("max_prepared_stmt_count");
      admin.ask("SET GLOBAL max_prepared_stmt_count = 16382");
    }
    assertRecovers();
  }

  @Test
  void connections_fewerThanThePool_suffice() {
    try (Admin admin = Admin.of(server)) {
      admin.ask("ALTER USER 'app'@'%' WITH MAX_USER_CONNECTIONS 2");
      List<CompletableFuture<Void>> puts = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        puts.add(storage.put("c" + i, new byte[5_000], 60_000).toCompletableFuture());
      }
      puts.forEach(Await::value);
      admin.ask("ALTER USER 'app'@'%' WITH MAX_USER_CONNECTIONS 0");
    }
  }

  @Test
  void idleTooLong_isServedByAnotherConnection() {
    try (Admin admin = Admin.of(server)) {
      admin.ask("SET GLOBAL wait_timeout = 1");
      Await.value(storage.close());
      open();
      Await.until("it is cut off", () -> proxy.connections() == 0);
      admin.ask("SET GLOBAL wait_timeout = 28800");
    }
    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void corrupt_endsInAnAnswerOrAFailure_thenServes() {
    proxy.corrupt(7);
    for (int i = 0; i < 20; i++) {
      Await.value(storage.get("a").handle((value, thrown) -> value));
    }
    proxy.heal();

    assertRecovers();
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

  private void assertRecovers() {
    long start = System.nanoTime();
    Await.until("it serves again", this::serves);
    System.out.println(
        "[faults] served again after " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }

  /** The variable that makes the server refuse the writes of ordinary users. */
  private String readOnly() {
    return kind == MysqlKind.MYSQL ? "super_read_only" : "read_only";
  }

  private boolean serves() {
    return Await.value(storage.get("a").handle((value, thrown) -> thrown == null));
  }

  private long metric(String name) {
    try (Admin admin = Admin.of(server)) {
      return Long.parseLong(
          admin.ask(
              "SELECT `COUNT` FROM information_schema.INNODB_METRICS WHERE NAME = '" + name + "'"));
    }
  }

  private String failureOfGet() {
    return Await.value(storage.get("a").handle((value, thrown) -> String.valueOf(thrown)));
  }

  private void put(String key, String text) {
    Await.value(storage.put(key, text.getBytes(StandardCharsets.UTF_8), 60_000));
  }

  private void assertHas(String key, String text) {
    StoredValue value = Await.value(storage.get(key));
    assertThat(value).isNotNull();
    assertThat(new String(value.bytes(), StandardCharsets.UTF_8)).isEqualTo(text);
  }
}
