package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table: as the script makes it, as the storage makes it, and as it should not be. */
@ParameterizedClass
@EnumSource(MysqlKind.class)
class MysqlSchemaTest {

  private static final Path SCRIPT = Path.of("..", "sql", "mysql.sql");

  private static MysqlProcess server;
  private RemoteStorage storage;
  @Parameter private MysqlKind kind;

  @BeforeParameterizedClassInvocation
  static void start(MysqlKind kind) {
    server = MysqlProcess.builder(kind).startOrSkip();
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void clear() {
    if (storage != null) {
      Await.value(storage.close());
    }
    ask("DROP TABLE IF EXISTS cacheme_data");
  }

  @Test
  void noTable_isRejected_namesTheScript() {
    assertThat(failureOfOpen(""))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("has no table cacheme_data that it can use [R04]")
        .hasMessageContaining("help:  apply sql/mysql.sql to the database")
        .hasMessageContaining("createSchema=true");
  }

  @Test
  void script_appliedTwice_makesTheTable() throws IOException {
    ask(Files.readString(SCRIPT));
    ask(Files.readString(SCRIPT));
    open("");
    assertServes();
  }

  @Test
  void createSchema_makesTheSameTableAsTheScript() throws IOException {
    ask(Files.readString(SCRIPT));
    String byScript = shown("cacheme_data");
    open("?createSchema=true&table=made");

    assertThat(shown("made").replace("made", "cacheme_data")).isEqualTo(byScript);
    assertServes();
    ask("DROP TABLE made");
  }

  @Test
  void createSchema_byManyAtOnce_serves() {
    List<RemoteStorage> storages = new ArrayList<>();
    List<CompletionStage<Void>> opened = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      RemoteStorage one = MysqlStorage.builder(server.url()).createSchema(true).build();
      storages.add(one);
      opened.add(one.open(StorageContexts.system("many" + i)));
    }
    opened.forEach(Await::value);
    storages.forEach(one -> Await.value(one.put("a", new byte[1], 1_000)));
    storages.forEach(one -> Await.value(one.close()));
  }

  @Test
  void table_ofAnotherDatabase_isUsed() {
    ask("CREATE DATABASE IF NOT EXISTS caches");
    open("?createSchema=true&table=caches.entries");
    assertServes();

    assertThat(ask("SELECT COUNT(*) FROM caches.entries")).isEqualTo("1");
    ask("DROP DATABASE caches");
  }

  @Test
  void key_comparedByACollation_isRejected() {
    ask(
        "CREATE TABLE cacheme_data (`key` VARCHAR(512) PRIMARY KEY, value LONGBLOB NOT NULL,"
            + " expire DATETIME(3), updated_at DATETIME(3) NOT NULL, KEY (expire))");

    assertThat(failureOfOpen("?createSchema=true"))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("[R04]")
        .hasMessageContaining("found: its column key is varchar(512) pri");
  }

  @Test
  void value_tooSmall_isRejected() {
    ask(
        "CREATE TABLE cacheme_data (`key` VARBINARY(512) PRIMARY KEY, value BLOB NOT NULL,"
            + " expire DATETIME(3), updated_at DATETIME(3) NOT NULL, KEY (expire))");

    assertThat(failureOfOpen("")).hasMessageContaining("found: its column value is blob");
  }

  @Test
  void expire_withoutIndex_isRejected() {
    ask(
        "CREATE TABLE cacheme_data (`key` VARBINARY(600) PRIMARY KEY, value LONGBLOB NOT NULL,"
            + " expire DATETIME(3), updated_at DATETIME(3) NOT NULL)");

    assertThat(failureOfOpen("")).hasMessageContaining("found: its column expire is datetime(3)");
  }

  @Test
  void column_missing_isRejected() {
    ask(
        "CREATE TABLE cacheme_data (`key` VARBINARY(512) PRIMARY KEY, value LONGBLOB NOT NULL,"
            + " expire DATETIME(3), KEY (expire))");

    assertThat(failureOfOpen("")).hasMessageContaining("found: its column updated_at is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MODIFY `key` VARCHAR(512) COLLATE utf8mb4_bin | its column key is varchar(512) pri",
        "MODIFY `key` VARBINARY(511) | its column key is varbinary(511) pri",
        "MODIFY value LONGTEXT | its column value is longtext",
        "MODIFY expire DATE | its column expire is date mul",
        "MODIFY expire DATETIME | its column expire is datetime mul",
        "ADD owner VARCHAR(10) NOT NULL | its column owner is NOT NULL and has no default",
        "DROP PRIMARY KEY, ADD PRIMARY KEY (`key`(100)) | it has a unique key of key(100)",
        "DROP PRIMARY KEY, ADD PRIMARY KEY (`key`, updated_at) | a unique key of key,updated_at",
        "ADD UNIQUE KEY other (updated_at) | it has a unique key of updated_at",
        "ADD UNIQUE KEY other (value(10)) | it has a unique key of value(10)",
      })
  void table_thatIsNotAsItMustBe_isRejected_andTheMendServes(String change, String found)
      throws IOException {
    ask(Files.readString(SCRIPT));
    ask("ALTER TABLE cacheme_data " + change);

    assertThat(failureOfOpen("?createSchema=true"))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("[R04]")
        .hasMessageContaining(found)
        .hasMessageContaining("name another table and let the storage make it: table=other_name");
    Await.value(storage.close());
    open("?createSchema=true&table=other_name");
    assertServes();
    ask("DROP TABLE other_name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ADD owner VARCHAR(10) NOT NULL DEFAULT 'nobody'",
        "ADD id BIGINT NOT NULL AUTO_INCREMENT, ADD KEY (id)",
        "ADD size INT AS (LENGTH(value)) STORED",
      })
  void table_thatKeepsEntriesAllTheSame_serves(String change) throws IOException {
    ask(Files.readString(SCRIPT));
    ask("ALTER TABLE cacheme_data " + change);

    open("");
    assertServes();
  }

  @Test
  void table_droppedAndMadeAgain_failsSayingSo_thenServes() {
    open("?createSchema=true");
    assertServes();
    String made = ask("SHOW CREATE TABLE cacheme_data");
    assertThat(made).isEqualTo("cacheme_data");
    ask("RENAME TABLE cacheme_data TO away");

    assertThat(Await.failure(storage.get("a"))).hasMessageContaining("[R04]");
    assertThat(Await.failure(storage.put("a", new byte[1], 1_000))).hasMessageContaining("[R04]");
    ask("RENAME TABLE away TO cacheme_data");
    Await.until(
        "it serves again",
        () -> Await.value(storage.get("a").handle((value, thrown) -> thrown == null)));
  }

  private void open(String options) {
    storage = MysqlStorage.builder(server.url() + options).build();
    Await.value(storage.open(StorageContexts.system(kind.scheme())));
  }

  private Throwable failureOfOpen(String options) {
    storage = MysqlStorage.builder(server.url() + options).build();
    return Await.failure(storage.open(StorageContexts.system(kind.scheme())));
  }

  private void assertServes() {
    Await.value(storage.put("a", new byte[] {1}, 60_000));
    assertThat(Await.value(storage.get("a")).bytes()).containsExactly(1);
  }

  private String shown(String table) {
    try (Admin admin = Admin.of(server)) {
      return admin.ask(
          "SELECT GROUP_CONCAT(COLUMN_NAME, ' ', COLUMN_TYPE, ' ', IS_NULLABLE, ' ', COLUMN_KEY"
              + " ORDER BY ORDINAL_POSITION) FROM information_schema.COLUMNS WHERE TABLE_NAME = '"
              + table
              + "'");
    }
  }

  private String ask(String sql) {
    try (Admin admin = Admin.of(server)) {
      return admin.ask(sql);
    }
  }
}
