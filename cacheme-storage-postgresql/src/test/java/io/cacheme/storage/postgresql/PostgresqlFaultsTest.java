package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.ExpectedFailures;
import io.cacheme.testkit.FaultSettings;
import io.cacheme.testkit.KillableServer;
import io.cacheme.testkit.KilledData;
import io.cacheme.testkit.RemoteStorageFaultContract;
import io.cacheme.testservers.PostgresProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Faults of server and network while the storage is open, and those that only PostgreSQL has. */
class PostgresqlFaultsTest extends RemoteStorageFaultContract {

  private static PostgresProcess postgres;

  @BeforeAll
  static void startServer() {
    postgres = PostgresProcess.builder().setting("max_connections", "20").start();
    Psql.applySchema(postgres.url());
  }

  @AfterAll
  static void stopServer() {
    postgres.close();
  }

  @Override
  protected KillableServer server() {
    return postgres;
  }

  @Override
  protected RemoteStorage create(FaultSettings settings) {
    String url = postgres.url().replace(":" + postgres.port(), ":" + settings.port());
    return PostgresqlStorage.builder(url)
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

  /** The table is unlogged. */
  @Override
  protected KilledData killedData() {
    return KilledData.LOST;
  }

  @Override
  protected int poolSize() {
    return 10;
  }

  @Test
  void hung_leavesNoConnections_thenServes() {
    reopen(silenceTimeout());
    useConnections(6);
    hang();
    failureOf("get", storage().get(key("a")));
    Await.until("connections are given up", () -> proxy().connections() <= 1);
    goOn();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void tooManyConnections_servesWithThoseItHas() {
    List<Psql> others = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) { // of twenty, three are for superusers
        others.add(new Psql(postgres.url()));
      }
      RemoteStorage crowded = open(10, silenceTimeout());
      List<CompletableFuture<StoredValue>> gets = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        gets.add(crowded.get("busy" + i).toCompletableFuture());
      }
      gets.forEach(Await::value);
      assertHas("a", "1");
    } finally {
      others.forEach(Psql::close);
    }
  }

  @Test
  void readOnly_failsTheWrite_readsGoOn_thenServes() {
    setReadOnly(true);
    try {
      Await.until("writes fail", () -> failureOfPut().contains("is read-only"));
      assertHas("a", "1");
      assertThat(failureOf("remove", storage().remove(key("a"))))
          .hasMessageContaining("is read-only");
      RemoteStorage another = open(1, silenceTimeout()); // not kept from starting either
      assertThat(Await.value(another.get(key("a")))).isNotNull();
    } finally {
      setReadOnly(false);
    }
    Await.until("writes succeed", () -> failureOfPut().equals("null"));
  }

  @Test
  void lockedTable_failsByTheServersOwnTimeout_thenServes() {
    reopen(Duration.ofMillis(400));
    try (Psql other = new Psql(postgres.url())) {
      other.run("BEGIN; LOCK TABLE cacheme_data");
      failureOf("put", storage().put(key("a"), new byte[] {9}, 60_000));
      other.run("SELECT pg_sleep(0.6)");
      other.run("COMMIT");

      assertRecovers();
      assertHas("a", "1"); // what was given up takes no effect later
    }
  }

  @Test
  void deadlock_isTriedAgain() {
    put("x", "1");
    put("y", "1");
    try (Psql other = new Psql(postgres.url())) {
      other.run("SET deadlock_timeout = '10s'; BEGIN");
      other.run("UPDATE cacheme_data SET value = '' WHERE key = '" + key("y") + "'");
      CompletableFuture<Void> both =
          storage()
              .putAll(
                  List.of(
                      new StoredEntry(key("y"), new byte[] {2}, 60_000),
                      new StoredEntry(key("x"), new byte[] {2}, 60_000)))
              .toCompletableFuture();
      Await.until("it waits for y, and holds x", () -> waits(other));
      CompletableFuture<Void> blocked =
          CompletableFuture.runAsync(
              () ->
                  other.run(
                      "UPDATE cacheme_data SET value = '' WHERE key = '" + key("x") + "'; COMMIT"));

      Await.value(both);
      Await.value(blocked);
      assertThat(Await.value(storage().get(key("y"))).bytes()).containsExactly(2);
    }
  }

  @Test
  void deadlock_ofABulkOfFills_isTriedAgain() {
    put("x", "1");
    put("y", "1");
    try (Psql other = new Psql(postgres.url())) {
      other.run("SET deadlock_timeout = '10s'; BEGIN");
      other.run(touch("y"));
      CompletableFuture<Set<String>> both =
          storage()
              .conditionalWrites()
              .putAllIfUnchanged(List.of(ifSeen("y"), ifSeen("x")))
              .toCompletableFuture();
      Await.until("it waits for y, and holds x", () -> waits(other));
      CompletableFuture<Void> blocked =
          CompletableFuture.runAsync(() -> other.run(touch("x") + "; COMMIT"));

      assertThat(Await.value(both)).isEmpty();
      Await.value(blocked);
      assertHas("x", "2");
      assertHas("y", "2");
    }
  }

  private ConditionalEntry ifSeen(String name) {
    return ConditionalEntry.ifSeen(key(name), new byte[] {'2'}, 60_000, new byte[] {'1'});
  }

  private String touch(String name) {
    return "UPDATE cacheme_data SET expire = expire WHERE key = '" + key(name) + "'";
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

  private String failureOfPut() {
    return Await.value(
        storage()
            .put(key("w"), new byte[1], 60_000)
            .handle((value, thrown) -> String.valueOf(thrown)));
  }
}
