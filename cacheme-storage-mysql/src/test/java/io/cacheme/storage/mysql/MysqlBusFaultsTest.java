package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.ToldMessages;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract on a real server, and what becomes of the bus when its log is not as it was. */
class MysqlBusFaultsTest extends LogFaultsCases {

  private static MysqlProcess server;

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

  @Override
  MysqlProcess mysql() {
    return server;
  }

  @Override
  String url(int port) {
    return server.url().replace(":" + server.port(), ":" + port);
  }

  @Override
  protected void readOnly(Administrator administrator, boolean readOnly) {
    administrator.run("SET GLOBAL super_read_only = " + (readOnly ? "ON" : "OFF"));
    administrator.run("SET GLOBAL read_only = " + (readOnly ? "ON" : "OFF"));
  }

  @Test
  void lowerId_thatWasThereBeforeSubscribing_isTold() {
    try (Admin slow = Admin.of(server)) {
      slow.ask("BEGIN");
      slow.ask(telling("lower"));
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
        admin.ask(telling("m" + i));
      }
      Await.value(bus().sync());
      admin.ask(
          "UPDATE " + LOG + " SET created = created - INTERVAL 11 MINUTE WHERE message <> 'm9'");
      awaitLog(admin, "m8 m9"); // who has read all looks for the newest that it read
    }
    Await.value(bus().sync());
    assertThat(told.missed()).isEqualTo(1);
  }

  /** A message after a quiet time, and the sweep that comes before the next look. */
  @Test
  void sweptBeforeItIsRead_afterAQuietTime_nothingIsSaidToBeMissed() {
    try (Admin admin = Admin.of(server)) {
      admin.ask(telling("long ago"));
      Await.value(bus().sync());
      admin.ask("UPDATE " + LOG + " SET created = created - INTERVAL 1 HOUR");
      Await.until("it is the oldest", () -> admin.ask("SELECT COUNT(*) FROM " + LOG).equals("1"));
      for (int i = 0; i < 20; i++) {
        admin.ask(telling("now" + i));
        admin.ask("DO SLEEP(0.05)"); // in each place between two looks
      }
    }
    Await.value(bus().sync());

    assertThat(told.texts()).contains("now0", "now19");
  }

  /** Rows of the future would stay until that has come, and all after them. */
  @Test
  void clockOfTheServer_hadJumped_whatWasWrittenThenIsSweptAll() {
    try (Admin admin = Admin.of(server)) {
      for (int i = 0; i < 3; i++) {
        admin.ask(telling("future" + i));
      }
      admin.ask("UPDATE " + LOG + " SET created = created + INTERVAL 10 YEAR");
      admin.ask(telling("today"));
      awaitLog(admin, "future2 today");
    }

    assertToldAgain();
  }

  /** As of a process that slept for longer than the log is kept. */
  @Test
  void allThatWasRead_isGone_isSaidToHaveMissed_andToldAgain() {
    try (Admin admin = Admin.of(server)) {
      admin.ask("BEGIN");
      admin.ask("DELETE FROM " + LOG);
      admin.ask(telling("since"));
      admin.ask("COMMIT");
    }
    Await.until("it is said", () -> told.missed() > 1);

    assertToldAgain();
  }

  @Test
  void idsBegunAnewFarAhead_isSaidToHaveMissed_andToldAgain() {
    try (Admin admin = Admin.of(server)) {
      admin.ask("ALTER TABLE " + LOG + " AUTO_INCREMENT = 1000000000000");
      admin.ask(telling("ahead"));
    }
    Await.until("it is said", () -> told.missed() > 1);

    assertThat(told.texts()).contains("ahead");
    assertToldAgain();
  }

  /** The ids of a backup are given once more, to other messages. */
  @Test
  void restoredFromABackup_isSaidToHaveMissed_andToldAgain() {
    try (Admin admin = Admin.of(server)) {
      admin.ask("CREATE TABLE backup AS SELECT * FROM " + LOG);
      for (int i = 0; i < 5; i++) {
        admin.ask(telling("lost" + i));
      }
      Await.value(bus().sync());
      admin.ask("RENAME TABLE " + LOG + " TO damaged");
      admin.ask("CREATE TABLE " + LOG + " LIKE damaged");
      admin.ask("INSERT INTO " + LOG + " SELECT * FROM backup");
      for (int i = 0; i < 5; i++) {
        admin.ask(telling("restored" + i));
      }
      admin.ask("DROP TABLE backup, damaged");
    }
    Await.until("it is said", () -> told.missed() > 1);

    assertToldAgain();
  }

  @Test
  void logDropped_isSaidWithTheMend_entriesAreWritten_andItServesWithoutARestart() {
    try (Admin admin = Admin.of(server);
        LogCapture log = new LogCapture()) {
      admin.ask("DROP TABLE " + LOG);
      assertThat(Await.failure(bus().publish(CHANNEL, "nowhere")))
          .isInstanceOf(StorageReplyException.class)
          .hasMessageContaining("cannot tell other processes: no use can be made of the table")
          .hasMessageContaining(LOG + "' doesn't exist")
          .hasMessageContaining("help:  apply sql/mysql.sql");
      assertThat(Await.failure(bus().sync())).hasMessageContaining("help:  apply sql/mysql.sql");
      Await.until("it is said", () -> log.text().contains("which was there before"));
      Await.value(storage.put("a", new byte[] {1}, 60_000));
      proxy.reset(); // the next connection looks again, and says nothing new
      Await.until("entries are read", () -> succeeds(storage.get("a")));
      Await.failure(bus().sync());
      applySchema();

      assertToldAgain();
      assertThat(told.missed()).isGreaterThan(1);
      Await.until("its end is said", () -> log.text().contains("can use its log again"));
      assertThat(log.text())
          .containsOnlyOnce("cannot tell what other processes write")
          .contains("help:  apply sql/mysql.sql", "which serves without a restart");
    }
  }

  @Test
  void logDropped_withCreateSchema_isMadeAnew() {
    RemoteStorage making = MysqlStorage.builder(server.url()).createSchema(true).build();
    Await.value(making.open(StorageContexts.system("making")));
    try (Admin admin = Admin.of(server)) {
      admin.ask("DROP TABLE " + LOG);
    }
    Await.failure(making.bus().publish(CHANNEL, "nowhere"));

    Await.until("it is made", () -> succeeds(making.bus().publish(CHANNEL, "made")));
    assertToldAgain();
    Await.value(making.close());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT", "INSERT"})
  void rightRevoked_isSaidWithTheMend_entriesAreWritten_andTheGrantServes(String right) {
    try (Admin admin = Admin.of(server);
        LogCapture log = new LogCapture()) {
      admin.ask("CREATE USER 'few'@'%' IDENTIFIED BY 'canary'");
      admin.ask("GRANT SELECT, INSERT, UPDATE, DELETE ON cacheme.cacheme_data TO 'few'@'%'");
      admin.ask("GRANT SELECT, INSERT, DELETE ON cacheme.cacheme_data_log TO 'few'@'%'");
      RemoteStorage few =
          MysqlStorage.builder("mysql://few:canary@127.0.0.1:" + server.port() + "/cacheme")
              .build();
      Await.value(few.open(StorageContexts.system("few")));
      few.bus().subscribe(CHANNEL);
      Await.value(few.bus().sync());
      admin.ask("REVOKE " + right + " ON cacheme.cacheme_data_log FROM 'few'@'%'");
      boolean isRead = right.equals("SELECT");
      assertThat(Await.failure(isRead ? few.bus().sync() : few.bus().publish(CHANNEL, "1")))
          .hasMessageContaining("see that the user may SELECT, INSERT and DELETE there")
          .hasMessageNotContaining("canary");
      Await.until("it is said", () -> log.text().contains("which was there before"));
      Await.value(few.put("a", new byte[] {1}, 60_000));

      admin.ask("GRANT SELECT, INSERT, DELETE ON cacheme.cacheme_data_log TO 'few'@'%'");
      Await.value(few.bus().publish(CHANNEL, "1"));
      Await.value(few.bus().sync());
      Await.until("its end is said", () -> log.text().contains("can use its log again"));
      assertThat(log.text()).containsOnlyOnce("cannot tell what other processes write");
      Await.value(few.close());
      admin.ask("DROP USER 'few'@'%'");
    }
  }

  /** The same table's name, in two databases of one server, and in two tables of one. */
  @Test
  void otherDatabases_andOtherTables_areNotTold() {
    try (Admin admin = Admin.of(server)) {
      admin.ask("CREATE DATABASE IF NOT EXISTS other");
      for (String table : List.of("other.cacheme_data", "second")) {
        RemoteStorage elsewhere =
            MysqlStorage.builder(server.url()).table(table).createSchema(true).build();
        Await.value(elsewhere.open(StorageContexts.system("elsewhere")));
        Await.value(elsewhere.bus().publish(CHANNEL, "elsewhere"));
        Await.value(elsewhere.close());
      }
      Await.value(bus().publish(CHANNEL, "here"));
      Await.value(bus().sync());
      admin.ask("DROP DATABASE other");
      admin.ask("DROP TABLE second, second_log");
    }

    assertThat(told.texts()).containsExactly("here");
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

  private static void awaitLog(Admin admin, String messages) {
    Await.until(
        "the log has " + messages,
        () ->
            admin
                .ask(
                    "SELECT GROUP_CONCAT(CONVERT(message USING ascii) ORDER BY id SEPARATOR ' ')"
                        + " FROM "
                        + LOG)
                .equals(messages));
  }
}
