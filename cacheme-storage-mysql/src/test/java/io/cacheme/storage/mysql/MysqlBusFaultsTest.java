package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.Bus;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.ToldMessages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the bus when transactions overtake each other, or server or log are lost. */
class MysqlBusFaultsTest {

  private static final String LOG = "cacheme_data_log";

  private static MysqlProcess server;

  private FaultProxy proxy;
  private RemoteStorage storage;
  private final ToldMessages told = new ToldMessages();

  @BeforeAll
  static void startServer() {
    server = MysqlProcess.builder(MysqlKind.MYSQL).startOrSkip();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void listen() throws Exception {
    try (Admin admin = Admin.of(server)) {
      admin.ask(Files.readString(Path.of("..", "sql", "mysql.sql")));
      admin.ask(insert("before"));
    }
    proxy = FaultProxy.to(server.host(), server.port());
    storage =
        MysqlStorage.builder(server.url().replace(":" + server.port(), ":" + proxy.port()))
            .silenceTimeout(Duration.ofSeconds(2))
            .sweepInterval(Duration.ofMillis(100))
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
    server.cont();
  }

  @Test
  void lowerId_thatIsCommittedLast_isTold() {
    try (Admin slow = Admin.of(server)) {
      slow.ask("BEGIN");
      slow.ask(insert("lower"));
      Await.value(bus().publish("a:channel", "higher"));
      Await.value(bus().sync());
      assertThat(told.texts()).containsExactly("higher");
      slow.ask("COMMIT");
    }

    Await.value(bus().sync());
    assertThat(told.texts()).containsExactly("higher", "lower");
    assertThat(told.missed()).isEqualTo(1);
  }

  @Test
  void lowerId_thatWasThereBeforeSubscribing_isTold() {
    try (Admin slow = Admin.of(server)) {
      slow.ask("BEGIN");
      slow.ask(insert("lower"));
      Await.value(bus().publish("a:channel", "higher"));
      RemoteStorage late = MysqlStorage.builder(server.url()).build();
      ToldMessages toldLate = new ToldMessages();
      late.bus().listen(toldLate);
      Await.value(late.open(StorageContexts.system("late")));
      late.bus().subscribe("a:channel");
      Await.until("it is listened to", () -> toldLate.missed() == 1);
      slow.ask("COMMIT");
      Await.value(late.bus().sync());

      assertThat(toldLate.texts()).containsExactly("lower");
      Await.value(late.close());
    }
  }

  @Test
  void rolledBack_isNotWaitedFor() {
    try (Admin slow = Admin.of(server)) {
      slow.ask("BEGIN");
      slow.ask(insert("never"));
      Await.value(bus().publish("a:channel", "1"));
      slow.ask("ROLLBACK");
    }
    Await.value(bus().sync());

    assertThat(told.texts()).containsExactly("1");
    assertThat(told.missed()).isEqualTo(1);
  }

  @Test
  void messagesOfManyPages_areAllTold() {
    try (Admin admin = Admin.of(server)) {
      admin.ask(
          "INSERT INTO "
              + LOG
              + " (channel, message, created) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
              + " SELECT i + 1 FROM n WHERE i < 900) SELECT 'a:channel', i, UTC_TIMESTAMP(6) FROM n");
    }
    Await.value(bus().sync());

    assertThat(told.texts()).hasSize(900).doesNotHaveDuplicates();
  }

  @Test
  void connectionsKilled_isSaidToHaveMissed_andToldAgain() {
    proxy.refuse();
    Await.failure(bus().sync());
    proxy.heal();

    assertToldAgain();
    assertThat(told.missed()).isGreaterThan(1);
  }

  @Test
  void connectionsKilledByTheServer_nothingIsLost() {
    try (Admin admin = Admin.of(server)) {
      for (int i = 0; i < 5; i++) {
        String id =
            admin.ask(
                "SELECT ID FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID()"
                    + " AND DB = 'cacheme' LIMIT 1");
        if (!id.isEmpty()) {
          admin.ask("KILL " + id);
        }
        admin.ask(insert("during" + i));
      }
    }
    Await.until("a sign of life", () -> succeeds(bus().sync()));

    boolean all = told.texts().contains("during4");
    assertThat(all || told.missed() > 1).isTrue();
    assertToldAgain();
  }

  @Test
  void halfOpen_othersAreMade() {
    proxy.halfOpen();

    assertToldAgain();
  }

  @Test
  void serverHangs_thenGoesOn_isToldAgain() {
    server.stop();
    Await.failure(bus().sync());
    server.cont();

    assertToldAgain();
  }

  /** Its log can be read, but what others are told to write is elsewhere. */
  @Test
  void readOnly_givesNoSigns_untilItTakesWritesAgain() {
    try (Admin admin = Admin.of(server)) {
      admin.ask("SET GLOBAL super_read_only = ON");
      assertThat(Await.failure(bus().sync())).hasMessageEndingWith("is read-only");
      admin.ask("SET GLOBAL super_read_only = OFF");
      admin.ask("SET GLOBAL read_only = OFF");
    }

    assertToldAgain();
    assertThat(told.missed()).as("losses").isEqualTo(1);
  }

  /** Who may not write there is told by another server, whoever else may. */
  @Test
  void readOnlyForTheUser_givesNoSigns() {
    try (Admin admin = Admin.of(server)) {
      admin.createUser("plain", "IDENTIFIED BY 'canary'");
      RemoteStorage plain =
          MysqlStorage.builder("mysql://plain:canary@127.0.0.1:" + server.port() + "/cacheme")
              .build();
      Await.value(plain.open(StorageContexts.system("plain")));
      Await.value(plain.bus().sync());
      admin.ask("SET GLOBAL read_only = ON");
      assertThat(Await.failure(plain.bus().sync())).hasMessageEndingWith("is read-only");
      admin.ask("SET GLOBAL read_only = OFF");
      Await.value(plain.bus().sync());
      Await.value(plain.close());
      admin.ask("DROP USER 'plain'@'%'");
    }
  }

  @Test
  void serverKilled_isListenedToOnceItRunsAgain() {
    server.kill();
    Await.failure(bus().sync());
    server.restart();

    assertToldAgain();
    assertThat(told.missed()).isGreaterThan(1);
  }

  /** As after a crash that lost rows, whose ids are given again. */
  @Test
  void logEmptied_isSaidToHaveMissed_andToldAgain() {
    try (Admin admin = Admin.of(server)) {
      admin.ask("TRUNCATE TABLE " + LOG);
    }
    Await.until("it is said", () -> told.missed() > 1);

    assertToldAgain();
  }

  @Test
  void swept_whatIsOld_butNotTheNewest() {
    try (Admin admin = Admin.of(server)) {
      for (int i = 0; i < 10; i++) {
        admin.ask(insert("m" + i));
      }
      Await.value(bus().sync());
      admin.ask(
          "UPDATE " + LOG + " SET created = created - INTERVAL 11 MINUTE WHERE message <> 'm9'");
      Await.until("old rows are swept", () -> admin.ask("SELECT COUNT(*) FROM " + LOG).equals("1"));
      assertThat(admin.ask("SELECT CONVERT(message USING ascii) FROM " + LOG)).isEqualTo("m9");
    }
  }

  @Test
  void logMissing_isSaidOnce_andAllElseServes() {
    try (Admin admin = Admin.of(server);
        LogCapture log = new LogCapture()) {
      admin.ask("CREATE TABLE lone LIKE cacheme_data");
      RemoteStorage lone = MysqlStorage.builder(server.url()).table("lone").build();
      assertThat(lone.bus()).isNotNull(); // nothing is known yet
      Await.value(lone.open(StorageContexts.system("lone")));

      assertThat(lone.bus()).isNull();
      assertThat(log.text())
          .containsOnlyOnce("cannot tell what other processes write")
          .contains("storage \"lone\"", "lone_log", "help:  apply sql/mysql.sql");
      Await.value(lone.put("a", new byte[] {1}, 60_000));
      assertThat(Await.value(lone.get("a"))).isNotNull();
      Await.value(lone.close());

      RemoteStorage mended =
          MysqlStorage.builder(server.url()).table("lone").createSchema(true).build();
      Await.value(mended.open(StorageContexts.system("lone")));
      assertThat(mended.bus()).isNotNull();
      Await.value(mended.bus().publish("a:channel", "1"));
      Await.value(mended.close());
      admin.ask("DROP TABLE lone, lone_log");
    }
  }

  @Test
  void rightMissing_isSaid_andAllElseServes() {
    try (Admin admin = Admin.of(server);
        LogCapture log = new LogCapture()) {
      admin.ask("CREATE USER 'few'@'%' IDENTIFIED BY 'canary'");
      admin.ask("GRANT SELECT, INSERT, UPDATE, DELETE ON cacheme.cacheme_data TO 'few'@'%'");
      String url = "mysql://few:canary@127.0.0.1:" + server.port() + "/cacheme";
      RemoteStorage few = MysqlStorage.builder(url).build();
      Await.value(few.open(StorageContexts.system("few")));
      assertThat(few.bus()).isNull();
      assertThat(log.text()).contains("SELECT, INSERT and DELETE").doesNotContain("canary");
      Await.value(few.close());

      admin.ask("GRANT SELECT, INSERT, DELETE ON cacheme.cacheme_data_log TO 'few'@'%'");
      RemoteStorage mended = MysqlStorage.builder(url).build();
      Await.value(mended.open(StorageContexts.system("few")));
      Await.value(mended.bus().publish("a:channel", "1"));
      Await.value(mended.bus().sync());
      Await.value(mended.close());
      admin.ask("DROP USER 'few'@'%'");
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

  private static boolean succeeds(CompletionStage<Void> stage) {
    return Await.value(stage.handle((nothing, thrown) -> thrown == null));
  }

  private static String insert(String message) {
    return "INSERT INTO "
        + LOG
        + " (channel, message, created) VALUES ('a:channel', '"
        + message
        + "', UTC_TIMESTAMP(6))";
  }

  private Bus bus() {
    return storage.bus();
  }
}
