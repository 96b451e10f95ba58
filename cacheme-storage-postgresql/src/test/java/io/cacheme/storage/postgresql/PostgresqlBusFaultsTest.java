package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.Bus;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.ToldMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the bus when its connection, or the server, is lost. */
class PostgresqlBusFaultsTest {

  private static final String LISTENERS =
      " FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = 'postgres'";

  private static PostgresProcess postgres;

  private FaultProxy proxy;
  private RemoteStorage storage;
  private final ToldMessages told = new ToldMessages();

  @BeforeAll
  static void startServer() {
    postgres = PostgresProcess.start();
    Psql.applySchema(postgres.url());
  }

  @AfterAll
  static void stopServer() {
    postgres.close();
  }

  @BeforeEach
  void listen() {
    proxy = FaultProxy.to(postgres.host(), postgres.port());
    storage =
        PostgresqlStorage.builder(postgres.url().replace(":" + postgres.port(), ":" + proxy.port()))
            .silenceTimeout(Duration.ofSeconds(1))
            .poolSize(2)
            .build();
    bus().listen(told);
    Await.value(storage.open(StorageContexts.system("test")));
    bus().subscribe("a:channel");
    Await.until("it is listened to", () -> told.missed() == 1);
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
    proxy.close();
    postgres.cont();
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
  void allConnectionsKilled_signsFailUntilAllIsThereAgain() {
    proxy.refuse();
    Await.failure(bus().sync());
    proxy.heal();

    assertToldAgain();
    assertThat(told.missed()).isGreaterThan(1);
  }

  @Test
  void serverKilled_isListenedToOnceItRunsAgain() {
    postgres.kill();
    Await.failure(bus().sync());
    postgres.restart();
    Psql.applySchema(postgres.url());

    assertToldAgain();
    assertThat(told.missed()).isGreaterThan(1);
  }

  @Test
  void serverHangs_thenGoesOn_isToldAgain() {
    postgres.stop();
    Await.failure(bus().sync());
    postgres.cont();

    assertToldAgain();
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

  /** Such a server sends messages, but what it has been told to write is elsewhere. */
  @Test
  void readOnly_givesNoSigns_untilItTakesWritesAgain() {
    try (Psql psql = new Psql(postgres.url())) {
      psql.run("ALTER SYSTEM SET default_transaction_read_only = on");
      psql.run("SELECT pg_reload_conf()");
      Await.until("it is read-only", () -> !succeeds(bus().sync()));
      assertThat(Await.failure(bus().sync())).hasMessageEndingWith("is read-only");
      Await.value(bus().publish("a:channel", "sent all the same"));
      psql.run("ALTER SYSTEM RESET default_transaction_read_only");
      psql.run("SELECT pg_reload_conf()");
    }

    assertToldAgain();
    assertThat(told.missed()).as("losses").isEqualTo(1);
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
  void severalChannels_eachIsListenedToAgain() {
    bus().subscribe("another:channel");
    Await.until("it is listened to", () -> told.missed() == 2);
    try (Psql psql = new Psql(postgres.url())) {
      psql.run("SELECT pg_terminate_backend(pid)" + LISTENERS);
    }
    Await.until("both are listened to again", () -> told.missed() == 4);
    Await.value(bus().publish("a:channel", "1"));
    Await.value(bus().publish("another:channel", "2"));
    Await.value(bus().sync());

    assertThat(told.texts()).containsExactly("1", "2");
  }

  /** A message of another session that is not committed yet is told when it is. */
  @Test
  void published_inATransaction_isToldAtItsEnd() {
    try (Psql psql = new Psql(postgres.url())) {
      psql.run("BEGIN; NOTIFY \"a:channel\", 'first'");
      Await.value(bus().publish("a:channel", "second"));
      Await.value(bus().sync());
      assertThat(told.texts()).containsExactly("second");
      psql.run("COMMIT");
    }

    Await.value(bus().sync());
    assertThat(told.texts()).containsExactly("second", "first");
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

  @Test
  void closed_leavesNoConnectionAndNoThread() {
    Await.value(storage.close());

    Await.until("all connections are closed", () -> proxy.connections() == 0);
    try (Psql psql = new Psql(postgres.url())) {
      Await.until("nobody listens", () -> psql.number("SELECT count(*)" + LISTENERS) == 0);
    }
    Await.until(
        "its threads end",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("cacheme-test-postgresql")));
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

  private void assertToldAgain() {
    Await.until(
        "a message is told",
        () -> {
          boolean all = succeeds(bus().sync()); // else it is lost for who is not listening yet
          all &= succeeds(bus().publish("a:channel", "again"));
          return all && succeeds(bus().sync());
        });
    assertThat(told.texts()).contains("again");
  }

  private static boolean succeeds(CompletionStage<?> stage) {
    return Await.value(stage.handle((nothing, thrown) -> thrown == null));
  }

  private Bus bus() {
    return storage.bus();
  }
}
