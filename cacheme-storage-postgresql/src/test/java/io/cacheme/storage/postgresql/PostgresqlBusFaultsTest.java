package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.LoopbackServer;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.contract.SqlBusFaultsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on a real server, and what becomes of the session that listens. */
class PostgresqlBusFaultsTest extends SqlBusFaultsContract {

  private static final String LISTENERS =
      " FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = 'postgres'";

  private static PostgresProcess postgres;

  @BeforeAll
  static void startServer() {
    postgres = PostgresProcess.builder().setting("max_notify_queue_pages", "64").start(); // 512 KiB
  }

  @AfterAll
  static void stopServer() {
    postgres.close();
  }

  @Override
  protected LoopbackServer server() {
    return postgres;
  }

  @Override
  protected void applySchema() {
    Psql.applySchema(postgres.url());
  }

  @Override
  protected RemoteStorage create(int port) {
    return PostgresqlStorage.builder(postgres.url().replace(":" + postgres.port(), ":" + port))
        .silenceTimeout(Duration.ofSeconds(1))
        .poolSize(2)
        .build();
  }

  @Override
  protected Administrator administrator() {
    return new Psql(postgres.url());
  }

  @Override
  protected String telling(String message) {
    return "NOTIFY \"a:channel\", '" + message + "'";
  }

  @Override
  protected void readOnly(Administrator administrator, boolean readOnly) {
    administrator.run(
        readOnly
            ? "ALTER SYSTEM SET default_transaction_read_only = on"
            : "ALTER SYSTEM RESET default_transaction_read_only");
    administrator.run("SELECT pg_reload_conf()");
  }

  @Test
  void listeningConnectionKilled_isSaidToHaveMissed_andToldAgain() {
    try (Psql psql = new Psql(postgres.url())) {
      psql.run("SELECT pg_terminate_backend(pid)" + LISTENERS);
      Await.until("it is listened to again", () -> told.missed() == 2);
      psql.run("NOTIFY \"a:channel\", 'later'");
    }

    Await.value(bus().sync());
    assertThat(told.texts()).containsExactly("later");
  }

  @Test
  void halfOpen_signsFail_andOthersAreMade() {
    proxy.halfOpen();
    Await.failure(bus().sync());

    assertToldAgain();
    assertThat(told.missed()).isGreaterThan(1);
  }

  /** Its own side of the connection, and the server's, are as good as ever. */
  @Test
  void onlyWhatListensIsHalfOpen_noSignComesBack_thenListensAnew() {
    proxy.muteNewest();
    assertThat(Await.failure(bus().sync())).hasMessageContaining("gave no sign of life");

    assertToldAgain();
    assertThat(told.missed()).isGreaterThan(1);
  }

  /** With a table as the script makes it, which is not logged, such a server serves nothing. */
  @Test
  void inRecovery_givesNoSigns_untilItIsPromoted() throws IOException {
    alter("SET LOGGED");
    postgres.kill();
    Files.createFile(postgres.dataFolder().resolve("standby.signal"));
    postgres.restart();
    try (Psql psql = new Psql(postgres.url())) {
      Await.until("it answers reads", () -> succeeds(storage.get("a")));
      assertThat(Await.failure(bus().sync())).hasMessageContaining("is not listened to");
      psql.run("SELECT pg_promote()");
    }

    assertToldAgain();
    alter("SET UNLOGGED");
    assertThat(told.missed()).isGreaterThan(1);
  }

  @Test
  void outage_isSaidOnce_andItsEnd() {
    try (LogCapture log = new LogCapture()) {
      proxy.refuse();
      Await.until("it is said", () -> log.text().contains("cannot be listened to"));
      proxy.heal();
      Await.until("its end is said", () -> log.text().contains("is listened to again"));

      assertThat(log.text().split("cannot be listened to", -1)).hasSize(2);
      assertThat(log.text()).doesNotContain(postgres.password());
    }
  }

  /** What listens, and reads nothing, keeps all that was told since in the server's queue. */
  @Test
  void queueFull_failsWithWhatToDo_entriesAreWritten_thenServes() {
    try (Psql hanging = new Psql(postgres.url())) {
      hanging.run("LISTEN other");
      hanging.run("BEGIN");
      hanging.run("SELECT 1");
      Await.until("the queue is full", () -> !succeeds(fill()));
      assertThat(Await.failure(fill()))
          .hasMessageContaining("too many notifications in the NOTIFY queue")
          .hasMessageContaining("help:  a session that listens");
      Await.value(storage.put("a", new byte[] {1}, 60_000));
      hanging.run("ROLLBACK");
    }

    assertToldAgain();
  }

  /** As in databases where nobody may do what was not granted. */
  @Test
  void rightRevoked_failsWithTheMend_entriesAreWritten_andTheGrantServes() {
    try (Psql psql = new Psql(postgres.url())) {
      psql.run("REVOKE EXECUTE ON FUNCTION pg_notify(text, text) FROM PUBLIC");
      psql.run("CREATE ROLE few LOGIN PASSWORD 'canary'");
      psql.run("GRANT SELECT, INSERT, UPDATE, DELETE ON cacheme_data TO few");
      RemoteStorage few =
          PostgresqlStorage.builder(
                  "postgresql://few:canary@127.0.0.1:" + postgres.port() + "/postgres")
              .build();
      Await.value(few.open(StorageContexts.system("few")));
      assertThat(Await.failure(few.bus().publish(CHANNEL, "1")))
          .isInstanceOf(StorageReplyException.class)
          .hasMessageContaining("help:  GRANT EXECUTE ON FUNCTION pg_notify(text, text)")
          .hasMessageNotContaining("canary");
      Await.value(few.put("a", new byte[] {1}, 60_000));
      psql.run("GRANT EXECUTE ON FUNCTION pg_notify(text, text) TO PUBLIC");
      Await.value(few.bus().publish(CHANNEL, "1"));
      Await.value(few.close());
      psql.run("DROP OWNED BY few");
      psql.run("DROP ROLE few");
    }
  }

  @Test
  void otherDatabases_areNotTold() {
    try (Psql psql = new Psql(postgres.url())) {
      psql.run("CREATE DATABASE other");
      RemoteStorage elsewhere =
          PostgresqlStorage.builder(postgres.url().replaceFirst("/postgres$", "/other"))
              .createSchema(true)
              .build();
      Await.value(elsewhere.open(StorageContexts.system("elsewhere")));
      Await.value(elsewhere.bus().publish(CHANNEL, "elsewhere"));
      Await.value(elsewhere.close());
      Await.value(bus().publish(CHANNEL, "here"));
      Await.value(bus().sync());
      psql.run("DROP DATABASE other WITH (FORCE)");
    }

    assertThat(told.texts()).containsExactly("here");
  }

  @Test
  void poolerThatChangesSessions_hasNoBus() {
    RemoteStorage pooled = PostgresqlStorage.builder(postgres.url()).prepared(false).build();

    assertThat(pooled.bus()).isNull();
    Await.value(pooled.close());
  }

  private static void alter(String what) {
    try (Psql psql = new Psql(postgres.url())) {
      psql.run("ALTER TABLE cacheme_data " + what);
    }
  }

  private CompletionStage<Void> fill() {
    return bus().publish("nobody:listens", "x".repeat(7_000) + UUID.randomUUID());
  }
}
