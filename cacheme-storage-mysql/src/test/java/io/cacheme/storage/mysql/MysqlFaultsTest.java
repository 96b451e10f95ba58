package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StoredEntry;
import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.ExpectedFailures;
import io.cacheme.testkit.FaultSettings;
import io.cacheme.testkit.KillableServer;
import io.cacheme.testkit.KilledData;
import io.cacheme.testkit.RemoteStorageFaultContract;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults of server and network while the storage is open, and those that only MySQL has. */
@ParameterizedClass
@EnumSource(MysqlKind.class)
class MysqlFaultsTest extends RemoteStorageFaultContract {

  private static final String PASSWORD = "canary";

  private static MysqlProcess server;

  private final LogCapture log = new LogCapture();
  @Parameter private MysqlKind kind;

  @BeforeParameterizedClassInvocation
  static void startServer(MysqlKind kind) {
    server = MysqlProcess.builder(kind).startOrSkip();
    try (Admin admin = Admin.of(server)) {
      admin.createUser("app", "IDENTIFIED BY '" + PASSWORD + "'");
    }
  }

  @AfterParameterizedClassInvocation
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void logShowsNeitherPasswordNorStack() {
    try {
      Await.value(storage().close());
      assertThat(log.text()).doesNotContain(PASSWORD).doesNotContain("\tat ");
    } finally {
      log.close();
    }
  }

  @Override
  protected KillableServer server() {
    return server;
  }

  @Override
  protected RemoteStorage create(FaultSettings settings) {
    String address = "app:" + PASSWORD + "@127.0.0.1:" + settings.port();
    return MysqlStorage.builder("mysql://" + address + "/cacheme")
        .createSchema(true)
        .poolSize(settings.poolSize())
        .maxOutstanding(settings.maxOutstanding())
        .silenceTimeout(settings.silenceTimeout())
        .build();
  }

  @Override
  protected ExpectedFailures failures() {
    return new ExpectedFailures(
        SqlFailure.class,
        "was silent for " + silenceTimeout().toMillis() + " ms",
        MAX_OUTSTANDING + " unanswered calls (maxOutstanding)",
        "cannot be reached",
        "is closed");
  }

  @Override
  protected KilledData killedData() {
    return KilledData.KEPT;
  }

  @Override
  protected Duration silenceTimeout() {
    return Duration.ofSeconds(2);
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(PASSWORD);
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
    setReadOnly(true);
    try {
      assertThat(failureOf("put", storage().put(key("a"), new byte[1], 1_000)))
          .hasMessageContaining("is read-only");
      assertThat(failureOf("remove", storage().remove(key("a"))))
          .hasMessageContaining("is read-only");
      assertHas("a", "1");
    } finally {
      setReadOnly(false);
    }
    put("a", "2");
    assertHas("a", "2");
  }

  @Test
  void readOnlyAtTheStart_readsGoOn() {
    setReadOnly(true);
    try {
      RemoteStorage late = open(1, silenceTimeout());
      assertThat(Await.value(late.get(key("a"))).bytes()).containsExactly('1');
    } finally {
      setReadOnly(false);
    }
  }

  @Test
  void lockedRow_failsOnceTheWaitIsOver_thenServes() {
    reopen(silenceTimeout());
    try (Admin other = Admin.of(server)) {
      other.ask("START TRANSACTION");
      other.ask("SELECT * FROM cacheme_data WHERE `key` = '" + key("a") + "' FOR UPDATE");
      assertThat(Await.failure(storage().put(key("a"), new byte[1], 60_000)))
          .isInstanceOf(StorageReplyException.class) // of other keys it says nothing
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
      other.ask(touch("b"));
      CompletableFuture<Void> puts =
          storage()
              .putAll(
                  List.of(
                      new StoredEntry(key("a"), new byte[] {'2'}, 60_000),
                      new StoredEntry(key("b"), new byte[] {'2'}, 60_000)))
              .toCompletableFuture();
      Await.until("it waits", () -> metric("lock_row_lock_current_waits") > 0);
      other.ask(touch("a"));
      other.ask("COMMIT");
      Await.value(puts);
    }
    assertThat(metric("lock_deadlocks")).isGreaterThan(deadlocks);
    assertHas("a", "2");
    assertHas("b", "2");
  }

  /** The whole is undone; then each half is tried alone, and waits for the other's end. */
  @Test
  void deadlock_ofABulkOfFills_isTriedAgain() {
    assertTriedAgain(entry -> entry);
  }

  @Test
  void deadlock_ofABulkOfReplacements_isTriedAgain() {
    assertTriedAgain(ConditionalEntry::orElseRefused);
  }

  private void assertTriedAgain(UnaryOperator<ConditionalEntry> kind) {
    put("b", "1");
    long deadlocks = metric("lock_deadlocks");
    try (Admin other = Admin.of(server)) {
      other.ask("CREATE TABLE IF NOT EXISTS heavy (a INT PRIMARY KEY)");
      other.ask("DELETE FROM heavy");
      other.ask("START TRANSACTION");
      other.ask("INSERT INTO heavy VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11)");
      other.ask(touch("b"));
      CompletableFuture<Set<String>> refused =
          storage()
              .conditionalWrites()
              .putAllIfUnchanged(Stream.of("a", "b").map(name -> kind.apply(ifSeen(name))).toList())
              .toCompletableFuture();
      Await.until("it waits", () -> metric("lock_row_lock_current_waits") > 0);
      other.ask(touch("a"));
      other.ask("COMMIT");
      assertThat(Await.value(refused)).isEmpty();
    }
    assertThat(metric("lock_deadlocks")).isGreaterThan(deadlocks);
    assertHas("a", "2");
    assertHas("b", "2");
  }

  private ConditionalEntry ifSeen(String name) {
    return ConditionalEntry.ifSeen(key(name), new byte[] {'2'}, 60_000, new byte[] {'1'});
  }

  @Test
  void preparedStatements_tooMany_saysWhichSetting_thenServes() {
    List<String> keys = Stream.of("a", "b", "c", "d", "e", "f", "g").map(this::key).toList();
    setGlobal("max_prepared_stmt_count", "0");
    try {
      assertThat(failureOf("getAll", storage().getAll(keys)))
          .hasMessageContaining("max_prepared_stmt_count");
    } finally {
      setGlobal("max_prepared_stmt_count", "DEFAULT");
    }
    assertRecovers();
  }

  @Test
  void connections_fewerThanThePool_suffice() {
    setMaxUserConnections(2);
    try {
      List<CompletableFuture<Void>> puts = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        puts.add(storage().put(key("c" + i), new byte[5_000], 60_000).toCompletableFuture());
      }
      puts.forEach(Await::value);
    } finally {
      setMaxUserConnections(0);
    }
  }

  @Test
  void idleTooLong_isServedByAnotherConnection() {
    setGlobal("wait_timeout", "1");
    try {
      reopen(silenceTimeout());
      Await.until("it is cut off", () -> proxy().connections() == 0);
    } finally {
      setGlobal("wait_timeout", "DEFAULT");
    }
    assertRecovers();
    assertHas("a", "1");
  }

  /** For the writes of ordinary users; what MySQL calls super includes what others call so. */
  private void setReadOnly(boolean on) {
    if (kind == MysqlKind.MYSQL) {
      setGlobal("super_read_only", on ? "1" : "0");
    }
    setGlobal("read_only", on ? "1" : "0");
  }

  private static void setGlobal(String name, String value) {
    try (Admin admin = Admin.of(server)) {
      admin.ask("SET GLOBAL " + name + " = " + value);
    }
  }

  private static void setMaxUserConnections(int count) {
    try (Admin admin = Admin.of(server)) {
      admin.ask("ALTER USER 'app'@'%' WITH MAX_USER_CONNECTIONS " + count);
    }
  }

  private String touch(String name) {
    return "UPDATE cacheme_data SET updated_at = UTC_TIMESTAMP WHERE `key` = '" + key(name) + "'";
  }

  private static long metric(String name) {
    try (Admin admin = Admin.of(server)) {
      return Long.parseLong(
          admin.ask(
              "SELECT `COUNT` FROM information_schema.INNODB_METRICS WHERE NAME = '" + name + "'"));
    }
  }
}
