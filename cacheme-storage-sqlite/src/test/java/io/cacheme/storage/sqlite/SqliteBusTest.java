package io.cacheme.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.BusContract;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.ToldMessages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bus's contract on a file to which the script was applied, and what only files have. */
class SqliteBusTest extends BusContract {

  @TempDir private static Path folder;
  private static TestFile file;

  @BeforeAll
  static void createFile() throws Exception {
    file = TestFile.withSchema(folder);
  }

  @AfterAll
  static void closeFile() throws Exception {
    file.close();
  }

  @Override
  protected RemoteStorage create() {
    return file.builder().build();
  }

  /** By a transaction of another process, as it were. */
  @Test
  void lowerId_isCommittedFirst() throws Exception {
    ToldMessages told = new ToldMessages();
    RemoteStorage storage = listening(told);
    file.run("BEGIN IMMEDIATE; " + insert("first"));
    var second = storage.bus().publish("a:channel", "second"); // which waits
    file.run("COMMIT");
    Await.value(second);
    Await.value(storage.bus().sync());

    assertThat(told.texts()).containsExactly("first", "second");
    Await.value(storage.close());
  }

  @Test
  void swept_whatIsOld_butNotTheNewest() throws Exception {
    ToldMessages told = new ToldMessages();
    RemoteStorage storage = listening(told);
    for (int i = 0; i < 10; i++) {
      file.run(insert("m" + i));
    }
    Await.value(storage.bus().sync());
    file.run("UPDATE cacheme_data_log SET created = created - 660000 WHERE message <> 'm9'");
    Await.until(
        "old rows are swept", () -> file.number("SELECT count(*) FROM cacheme_data_log") == 2);
    assertThat(file.number("SELECT count(*) FROM cacheme_data_log WHERE message IN ('m8', 'm9')"))
        .as("the newest, and the newest of the old")
        .isEqualTo(2);

    Await.value(storage.bus().publish("a:channel", "later"));
    Await.value(storage.bus().sync());
    assertThat(told.texts()).contains("later");
    assertThat(told.missed()).isEqualTo(1);
    Await.value(storage.close());
  }

  @Test
  void fileReplaced_isSaidToHaveMissed_andToldAgain(@TempDir Path other) throws Exception {
    TestFile first = TestFile.withSchema(other);
    RemoteStorage storage = first.builder().build();
    ToldMessages told = new ToldMessages();
    storage.bus().listen(told);
    Await.value(storage.open(StorageContexts.system("file")));
    storage.bus().subscribe("a:channel");
    Await.until("it is listened to", () -> told.missed() == 1);
    first.close();
    for (String end : new String[] {"", "-wal", "-shm"}) {
      Files.deleteIfExists(Path.of(first.path() + end));
    }
    TestFile second = TestFile.withSchema(other);

    Await.until("it is listened to anew", () -> told.missed() > 1);
    second.run(insert("anew"));
    Await.until("it is told", () -> told.texts().contains("anew"));
    Await.value(storage.close());
    second.close();
  }

  @Test
  void logMissing_isSaidOnce_andAllElseServes(@TempDir Path other) throws Exception {
    TestFile lone = TestFile.withSchema(other);
    lone.run("DROP TABLE cacheme_data_log");
    try (LogCapture log = new LogCapture()) {
      RemoteStorage storage = lone.builder().build();
      Await.value(storage.open(StorageContexts.system("lone")));

      assertThat(storage.bus()).isNull();
      assertThat(log.text())
          .containsOnlyOnce("cannot tell what other processes write")
          .contains("cacheme_data_log", "help:  apply sql/sqlite.sql");
      Await.value(storage.put("a", new byte[] {1}, 60_000));
      Await.value(storage.close());

      RemoteStorage mended = lone.builder().createSchema(true).build();
      Await.value(mended.open(StorageContexts.system("lone")));
      Await.value(mended.bus().publish("a:channel", "1"));
      Await.value(mended.close());
    }
    lone.close();
  }

  /** Rows of the future would stay until that has come, and all after them. */
  @Test
  void clock_hadJumped_whatWasWrittenThenIsSwept() throws Exception {
    ToldMessages told = new ToldMessages();
    RemoteStorage storage = listening(told);
    file.run("DELETE FROM cacheme_data_log");
    for (int i = 0; i < 3; i++) {
      file.run(insert("future" + i));
    }
    file.run("UPDATE cacheme_data_log SET created = created * 2");
    file.run(insert("today"));

    Await.until("all but one is swept", () -> file.number(rows("future_")) == 1);
    assertThat(file.number(rows("today"))).isEqualTo(1);
    Await.value(storage.close());
  }

  @Test
  void logDropped_isSaidWithTheMend_entriesAreWritten_andItServesWithoutARestart()
      throws Exception {
    try (LogCapture log = new LogCapture()) {
      ToldMessages told = new ToldMessages();
      RemoteStorage storage = listening(told);
      file.run("DROP TABLE cacheme_data_log");
      assertThat(Await.failure(storage.bus().publish("a:channel", "nowhere")))
          .isInstanceOf(StorageReplyException.class)
          .hasMessageContaining("no such table: cacheme_data_log")
          .hasMessageContaining("help:  apply sql/sqlite.sql");
      Await.until("it is said", () -> log.text().contains("which was there before"));
      Await.value(storage.put("a", new byte[] {1}, 60_000));
      file.applySchema();

      Await.until("it serves", () -> succeeds(storage.bus().sync()));
      assertThat(told.missed()).isGreaterThan(1);
      Await.value(storage.bus().publish("a:channel", "again"));
      Await.value(storage.bus().sync());
      assertThat(told.texts()).containsExactly("again");
      Await.until("its end is said", () -> log.text().contains("can use its log again"));
      assertThat(log.text()).containsOnlyOnce("cannot tell what other processes write");
      Await.value(storage.close());
    }
  }

  /** Who only reads goes on, and is told; a sign of life would promise what cannot be written. */
  @Test
  void held_byAnother_givesNoSigns_losesNothing_andServesThen(@TempDir Path other)
      throws Exception {
    TestFile held = TestFile.withSchema(other);
    held.run(insert("before"));
    RemoteStorage storage = held.builder().busyTimeout(Duration.ofMillis(200)).build();
    ToldMessages told = new ToldMessages();
    storage.bus().listen(told);
    Await.value(storage.open(StorageContexts.system("held")));
    storage.bus().subscribe("a:channel");
    Await.until("it is listened to", () -> told.missed() == 1);
    held.run("BEGIN IMMEDIATE; " + insert("held"));
    assertThat(Await.failure(storage.bus().sync())).hasMessageContaining("is busy");
    assertThat(Await.failure(storage.bus().publish("a:channel", "1")))
        .hasMessageContaining("is busy");
    held.run("COMMIT");
    Await.value(storage.bus().publish("a:channel", "2"));
    Await.value(storage.bus().sync());

    assertThat(told.texts()).containsExactly("held", "2");
    assertThat(told.missed()).isEqualTo(1);
    Await.value(storage.close());
    held.close();
  }

  private static String rows(String like) {
    return "SELECT count(*) FROM cacheme_data_log WHERE message LIKE '" + like + "'";
  }

  private static boolean succeeds(CompletionStage<?> stage) {
    return Await.value(stage.handle((nothing, thrown) -> thrown == null));
  }

  private RemoteStorage listening(ToldMessages told) {
    RemoteStorage storage = file.builder().sweepInterval(Duration.ofMillis(100)).build();
    storage.bus().listen(told);
    Await.value(storage.open(StorageContexts.system("file")));
    storage.bus().subscribe("a:channel");
    Await.until("it is listened to", () -> told.missed() == 1);
    return storage;
  }

  private static String insert(String message) {
    return "INSERT INTO cacheme_data_log (channel, message, created) VALUES ('a:channel', '"
        + message
        + "', CAST(unixepoch('subsec') * 1000 AS INTEGER))";
  }
}
