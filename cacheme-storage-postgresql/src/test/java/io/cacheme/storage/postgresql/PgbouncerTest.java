package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.RemoteStorageContract;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.PgbouncerProcess;
import io.cacheme.testservers.PostgresProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a real PgBouncer, in each of its modes; skipped where the machine has none. */
class PgbouncerTest {

  private static final String TRANSACTION = "pool_mode = transaction";
  private static final String STATEMENT = "pool_mode = statement";
  private static final String SESSION = "pool_mode = session";

  private static PostgresProcess postgres;

  @BeforeAll
  static void start() {
    postgres = PostgresProcess.start();
    Psql.applySchema(postgres.url());
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  abstract static class Contract extends RemoteStorageContract {

    private static PgbouncerProcess pgbouncer;

    static void start(String mode) {
      pgbouncer = PgbouncerProcess.start(postgres, mode, "default_pool_size = 3");
    }

    @AfterAll
    static void stop() {
      if (pgbouncer != null) {
        pgbouncer.close();
      }
    }

    @Override
    protected RemoteStorage create() {
      return PostgresqlStorage.builder(pgbouncer.url()).prepared(false).build();
    }
  }

  @Nested
  class TransactionPooling extends Contract {

    @BeforeAll
    static void start() {
      start(TRANSACTION);
    }
  }

  @Nested
  class StatementPooling extends Contract {

    @BeforeAll
    static void start() {
      start(STATEMENT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TRANSACTION, STATEMENT})
  void crowd_ofManyStorages_overFewSessions_misses_nothing(String mode) {
    try (PgbouncerProcess pgbouncer = started(mode, "default_pool_size = 3")) {
      List<RemoteStorage> storages = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        storages.add(
            PostgresqlStorage.builder(pgbouncer.url()).prepared(false).poolSize(4).build());
      }
      storages.forEach(storage -> Await.value(storage.open(StorageContexts.system("test"))));
      List<CompletableFuture<Void>> puts = new ArrayList<>();
      for (int i = 0; i < 1_500; i++) {
        puts.add(put(storages.get(i % 5), mode + i));
      }
      puts.forEach(Await::value);
      List<CompletableFuture<StoredValue>> gets = new ArrayList<>();
      for (int i = 0; i < 1_500; i++) {
        gets.add(storages.get((i + 1) % 5).get((mode + i).replace(' ', '-')).toCompletableFuture());
      }

      assertThat(gets).allSatisfy(get -> assertThat(Await.value(get)).isNotNull());
      storages.forEach(storage -> Await.value(storage.close()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    TRANSACTION + ", default_pool_size = 20",
    TRANSACTION + ", default_pool_size = 1",
    TRANSACTION + ", server_round_robin = 1",
    TRANSACTION + ", server_lifetime = 0",
    TRANSACTION + ", min_pool_size = 5",
    STATEMENT + ", default_pool_size = 20",
    STATEMENT + ", default_pool_size = 1",
  })
  void pooledSessions_areRefused_andTheMessagesMendWorks(String mode, String setting) {
    try (PgbouncerProcess pgbouncer = started(mode, setting)) {
      assertThat(failureOfOpen(pgbouncer.url()))
          .isInstanceOf(StorageRejectedException.class)
          .hasMessageStartingWith(
              "postgresql://***@127.0.0.1:" + pgbouncer.port() + "/postgres is a pooler")
          .hasMessageContaining("help:  add prepared=false to the URL")
          .hasMessageNotContaining(postgres.password());

      assertServes(pgbouncer.url() + "?prepared=false");
    }
  }

  @Test
  void pooledSessions_inUseByOthers_areRefused() {
    try (PgbouncerProcess pgbouncer = started(TRANSACTION, "server_round_robin = 1");
        Psql one = new Psql(pgbouncer.url());
        Psql other = new Psql(pgbouncer.url())) {
      one.run("BEGIN");
      other.run("BEGIN");
      one.run("COMMIT");
      other.run("COMMIT");

      assertThat(failureOfOpen(pgbouncer.url()))
          .isInstanceOf(StorageRejectedException.class)
          .hasMessageContaining("is a pooler");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?prepared=false"})
  void keptSessions_serve(String options) {
    try (PgbouncerProcess pgbouncer = started(SESSION, "default_pool_size = 60")) {
      assertServes(pgbouncer.url() + options);
    }
  }

  /** It cannot be told from one that is busy, and serves. */
  @Test
  void keptSessions_oneAlone_serves() {
    try (PgbouncerProcess pgbouncer = started(SESSION, "default_pool_size = 1")) {
      assertServes(pgbouncer.url() + "?poolSize=1");
    }
  }

  /** The check gives up before the connection is given up that it is of. */
  @Test
  void keptSessions_oneAlone_andLittleTimeToConnect_serves() {
    try (PgbouncerProcess pgbouncer = started(SESSION, "default_pool_size = 1")) {
      assertServes(
          pgbouncer.url() + "?poolSize=1", StorageContexts.system("test", Duration.ofSeconds(1)));
    }
  }

  /** What the pooler's other clients would find set. */
  @Test
  void preparedFalse_leavesNoSettingBehind() {
    try (PgbouncerProcess pgbouncer = started(TRANSACTION, "default_pool_size = 1")) {
      assertServes(pgbouncer.url() + "?prepared=false");

      try (Psql next = new Psql(pgbouncer.url())) {
        assertThat(next.rows("SHOW statement_timeout").iterator().next().getString(0))
            .isEqualTo("0");
        assertThat(next.number("SELECT count(*) FROM pg_prepared_statements")).isZero();
      }
    }
  }

  @Test
  void withoutPooler_preparedFalse_serves() {
    assertServes(postgres.url() + "?prepared=false");
  }

  @Test
  void modeChangedMeanwhile_isSaidByTheCallsThatFail() {
    try (PgbouncerProcess pgbouncer = started(SESSION)) {
      RemoteStorage storage = PostgresqlStorage.builder(pgbouncer.url()).poolSize(4).build();
      RemoteStorage other = PostgresqlStorage.builder(pgbouncer.url()).poolSize(4).build();
      Await.value(storage.open(StorageContexts.system("test")));
      Await.value(other.open(StorageContexts.system("test")));
      pgbouncer.restart(TRANSACTION, "default_pool_size = 1");

      Await.until( // the one that comes second finds the other's statement in the only session
          "the calls of one fail for the pooler",
          () ->
              (failureOfGet(other) + failureOfGet(storage))
                  .contains("help:  add prepared=false to the URL"));
      Await.value(storage.close());
      Await.value(other.close());
    }
  }

  private static PgbouncerProcess started(String... settings) {
    return PgbouncerProcess.start(postgres, settings);
  }

  private static Throwable failureOfOpen(String url) {
    RemoteStorage storage = PostgresqlStorage.builder(url).build();
    Throwable failure = Await.failure(storage.open(StorageContexts.system("test")));
    Await.value(storage.close());
    return failure;
  }

  private static String failureOfGet(RemoteStorage storage) {
    return Await.value(storage.get("a").handle((value, thrown) -> "" + thrown));
  }

  private static void assertServes(String url) {
    assertServes(url, StorageContexts.system("test"));
  }

  private static void assertServes(String url, StorageContext context) {
    RemoteStorage storage = PostgresqlStorage.builder(url).build();
    Await.value(storage.open(context));
    Await.value(put(storage, "served"));
    assertThat(Await.value(storage.get("served"))).isNotNull();
    Await.value(storage.close());
  }

  private static CompletableFuture<Void> put(RemoteStorage storage, String key) {
    return storage.put(key.replace(' ', '-'), new byte[] {1}, 60_000).toCompletableFuture();
  }
}
