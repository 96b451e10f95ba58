package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.help.Help;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.PostgresProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table: applied by hand, made by the storage, missing, incomplete, gone. */
class PostgresqlSchemaTest {

  private static final String READER =
      "DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'canary'";

  /** By their locale: blind to case, accents, punctuation; digits by their value. */
  private static final Map<String, String> COLLATIONS =
      Map.of(
          "nocase", "und-u-ks-level2",
          "no_accent", "und-u-ks-level1",
          "no_punctuation", "und-u-ka-shifted-ks-level3",
          "by_number", "und-u-kn-true");

  private static PostgresProcess postgres;
  private static Psql psql;
  private final List<RemoteStorage> storages = new ArrayList<>();

  @BeforeAll
  static void start() {
    postgres = PostgresProcess.start();
    psql = new Psql(postgres.url());
  }

  @AfterAll
  static void stop() {
    psql.close();
    postgres.close();
  }

  @BeforeEach
  void clear() {
    psql.run(
        "DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO public");
  }

  @AfterEach
  void close() {
    storages.forEach(storage -> Await.value(storage.close()));
  }

  @Test
  void script_appliedTwice_serves() {
    psql.run(Psql.script());
    psql.run(Psql.script());

    assertServes(open(builder()));
  }

  @Test
  void nullInARow_isAValueOfNoBytes_andFailsNobody() {
    psql.run(Psql.script());
    psql.run("ALTER TABLE cacheme_data ALTER value DROP NOT NULL");
    psql.run("INSERT INTO cacheme_data (key, value, updated_at) VALUES ('null', NULL, now())");
    psql.run("INSERT INTO cacheme_data (key, value, updated_at) VALUES ('one', '1', now())");
    RemoteStorage storage = open(builder());

    assertThat(Await.value(storage.get("null")).bytes()).isEmpty();
    assertThat(Await.value(storage.getAll(List.of("one", "null")))).containsOnlyKeys("one", "null");
  }

  @Test
  void missing_isRejected_namesTheScript() {
    RemoteStorage storage = create(builder());

    assertThat(Await.failure(storage.open(StorageContexts.system("schema"))))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessage(
            storage
                + " has no table cacheme_data that it can use [R04]\n"
                + "    found: relation \"cacheme_data\" does not exist\n"
                + "    help:  apply sql/postgresql.sql to the database, or let the storage do it: "
                + "createSchema=true\n"
                + "    docs:  "
                + Help.at("R04"));
    assertThat(Await.failure(storage.get("a"))).isInstanceOf(StorageRejectedException.class);
  }

  @Test
  void incomplete_isRejected_saysWhatIsMissing() {
    psql.run(Psql.script());
    psql.run("DROP INDEX cacheme_data_expire");
    assertRejected("it has no index on expire");
    psql.run("ALTER TABLE cacheme_data DROP CONSTRAINT cacheme_data_pkey");
    assertRejected("there is no unique or exclusion constraint");
    psql.run("ALTER TABLE cacheme_data DROP COLUMN updated_at");
    assertRejected("column \"updated_at\" of relation \"cacheme_data\" does not exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key TYPE citext | its column key takes \"kAk\" and \"kak\" for one key",
        "key TYPE text COLLATE nocase | its column key takes \"kAk\" and \"kak\" for one key",
        "key TYPE text COLLATE no_accent | its column key takes ",
        "key TYPE text COLLATE no_punctuation | its column key takes \"kk\" and \"k k\" for one key",
        "key TYPE text COLLATE by_number | its column key takes \"1\" and \"01\" for one key",
        "key TYPE char(600) | its column key takes \"kk\" and \"kk \" for one key",
        "key TYPE name | its column key takes ",
        "key TYPE varchar(511) | its column key is character varying(511)",
        "value TYPE text USING '' | its column value is text",
        "expire TYPE date | its column expire is date",
        "expire TYPE timestamp | its column expire is timestamp without time zone",
        "expire TYPE timestamptz(2) | its column expire is timestamp(2) with time zone",
        "updated_at TYPE time | its column updated_at is time without time zone",
      })
  void column_thatIsNotAsItMustBe_isRejected_andTheMendServes(String change, String found) {
    psql.run(Psql.script());
    psql.run("ALTER TABLE cacheme_data ALTER updated_at DROP DEFAULT");
    psql.run("CREATE EXTENSION citext");
    COLLATIONS.forEach(
        (name, locale) ->
            psql.run(
                "CREATE COLLATION %s (provider = icu, locale = '%s', deterministic = false)"
                    .formatted(name, locale)));
    psql.run("ALTER TABLE cacheme_data ALTER " + change);

    assertRejected(found);
    assertServes(open(builder().table("other_name").createSchema(true)));
    psql.run("DROP TABLE cacheme_data");
    psql.run(Psql.script());
    assertServes(open(builder()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE cacheme_data ADD owner text NOT NULL"
            + "| its column owner is NOT NULL and has no default",
        "CREATE UNIQUE INDEX other ON cacheme_data (updated_at)"
            + "| its index other is unique, and not as the column key is",
        "CREATE UNIQUE INDEX other ON cacheme_data (lower(key))"
            + "| its index other is unique, and not as the column key is",
        "CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);"
            + " ALTER TABLE cacheme_data DROP CONSTRAINT cacheme_data_pkey;"
            + " CREATE UNIQUE INDEX other ON cacheme_data (key COLLATE nocase)"
            + "| its index other is unique, and not as the column key is",
      })
  void table_thatIsNotAsItMustBe_isRejected(String change, String found) {
    psql.run(Psql.script());
    psql.run(change);

    assertRejected(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE cacheme_data ADD owner text NOT NULL DEFAULT 'nobody'",
        "ALTER TABLE cacheme_data ADD id bigint GENERATED ALWAYS AS IDENTITY",
        "ALTER TABLE cacheme_data ALTER key TYPE varchar(512)",
        "ALTER TABLE cacheme_data ALTER key TYPE text COLLATE \"und-x-icu\"",
        "ALTER TABLE cacheme_data ALTER expire TYPE timestamptz(3)",
      })
  void table_thatKeepsEntriesAllTheSame_serves(String change) {
    psql.run(Psql.script());
    psql.run(change);

    assertServes(open(builder()));
  }

  @Test
  void createSchema_byManyAtOnce_allServe() {
    List<CompletionStage<?>> opening = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      RemoteStorage storage = create(builder().createSchema(true));
      opening.add(storage.open(StorageContexts.system("schema")));
    }
    opening.forEach(Await::value);

    storages.forEach(PostgresqlSchemaTest::assertServes);
  }

  @Test
  void createSchema_ofAnotherTable_inAnotherSchema() {
    psql.run("DROP SCHEMA IF EXISTS \"Caches\" CASCADE; CREATE SCHEMA \"Caches\"");
    assertServes(open(builder().createSchema(true).table("Caches.My_Entries")));

    assertThat(psql.number("SELECT count(*) FROM \"Caches\".\"My_Entries\"")).isEqualTo(1);
    assertThat(psql.number("SELECT count(*) FROM pg_indexes WHERE indexname = 'My_Entries_expire'"))
        .isEqualTo(1);
    assertThat(psql.number("SELECT count(*) FROM pg_class WHERE relname = 'cacheme_data'"))
        .isZero();
  }

  @Test
  void createSchema_whereNobodyMay_saysWhy() {
    psql.run(READER);
    RemoteStorage storage = create(builder("reader:canary").createSchema(true));

    assertThat(Await.failure(storage.open(StorageContexts.system("schema"))))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("could not make its table")
        .hasMessageContaining("permission denied")
        .hasMessageContaining("help:  GRANT USAGE, CREATE ON the table's schema to the user")
        .hasMessageContaining("apply sql/postgresql.sql as one who may")
        .hasMessageNotContaining("GRANT SELECT")
        .hasMessageNotContaining("canary");

    psql.run("GRANT USAGE, CREATE ON SCHEMA public TO reader");
    assertServes(open(builder("reader:canary").createSchema(true)));
    psql.run("DROP OWNED BY reader");
  }

  @Test
  void schemaMissing_namesItsMends_whichServe() {
    psql.run("DROP SCHEMA IF EXISTS caches CASCADE");
    assertRejected("relation \"caches.a\" does not exist", "caches.a");
    RemoteStorage storage = create(builder().createSchema(true).table("caches.a"));

    assertThat(Await.failure(storage.open(StorageContexts.system("schema"))))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("schema \"caches\" does not exist")
        .hasMessageContaining("help:  create the schema of caches.a first");
    psql.run("CREATE SCHEMA caches");
    assertServes(open(builder().createSchema(true).table("caches.a")));
  }

  @Test
  void usageOfTheSchemaMissing_isRejected_saysWhatToGrant() {
    psql.run("DROP SCHEMA IF EXISTS caches CASCADE; CREATE SCHEMA caches");
    psql.run(Psql.script().replace("cacheme_data (", "caches.cacheme_data ("));
    psql.run(READER);
    RemoteStorage storage = create(builder("reader:canary").table("caches.cacheme_data"));

    assertThat(Await.failure(storage.open(StorageContexts.system("schema"))))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("permission denied for schema caches")
        .hasMessageContaining("on the table, and USAGE on its schema, to the user");
    psql.run("GRANT USAGE ON SCHEMA caches TO reader");
    psql.run("GRANT SELECT, INSERT, UPDATE, DELETE ON caches.cacheme_data TO reader");
    assertServes(open(builder("reader:canary").table("caches.cacheme_data")));
    psql.run("DROP OWNED BY reader");
  }

  @Test
  void rightsMissing_isRejected_saysWhichToGrant() {
    psql.run(Psql.script());
    psql.run(READER);
    psql.run("GRANT SELECT ON cacheme_data TO reader");
    RemoteStorage storage = create(builder("reader:canary"));

    assertThat(Await.failure(storage.open(StorageContexts.system("schema"))))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("GRANT SELECT, INSERT, UPDATE, DELETE")
        .hasMessageNotContaining("canary");

    psql.run("GRANT INSERT, UPDATE, DELETE ON cacheme_data TO reader");
    assertServes(open(builder("reader:canary")));
  }

  @Test
  void dropped_whileOpen_failsWithR04_servesOnceItIsBack() {
    psql.run(Psql.script());
    RemoteStorage storage = open(builder());
    assertServes(storage);
    psql.run("DROP TABLE cacheme_data");

    assertR04(storage.get("a"));
    assertR04(storage.getAll(List.of("a", "b")));
    assertR04(storage.put("a", new byte[1], 1_000));
    assertR04(storage.remove("a"));

    psql.run(Psql.script());
    assertServes(storage);
  }

  private static void assertR04(CompletionStage<?> call) {
    assertThat(Await.failure(call))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("[R04]");
  }

  private void assertRejected(String found) {
    assertRejected(found, "cacheme_data");
  }

  private void assertRejected(String found, String table) {
    RemoteStorage storage = create(builder().table(table));
    assertThat(Await.failure(storage.open(StorageContexts.system("schema"))))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("[R04]")
        .hasMessageContaining("found: " + found);
  }

  private static void assertServes(RemoteStorage storage) {
    Await.value(storage.put("a", new byte[] {1}, 60_000));
    assertThat(Await.value(storage.get("a")).bytes()).containsExactly(1);
  }

  private RemoteStorage open(PostgresqlStorageBuilder builder) {
    RemoteStorage storage = create(builder);
    Await.value(storage.open(StorageContexts.system("schema")));
    return storage;
  }

  private RemoteStorage create(PostgresqlStorageBuilder builder) {
    RemoteStorage storage = builder.build();
    storages.add(storage);
    return storage;
  }

  private static PostgresqlStorageBuilder builder() {
    return PostgresqlStorage.builder(postgres.url());
  }

  private static PostgresqlStorageBuilder builder(String credentials) {
    return PostgresqlStorage.builder(
        "postgresql://" + credentials + "@127.0.0.1:" + postgres.port() + "/postgres");
  }
}
