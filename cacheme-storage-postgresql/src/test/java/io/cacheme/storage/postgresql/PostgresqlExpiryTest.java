package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.TimeSource;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.PostgresProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Expiry by the server's clock, and the deletion of what has expired. */
class PostgresqlExpiryTest {

  private static PostgresProcess postgres;
  private static Psql psql;
  private final LogCapture log = new LogCapture();
  private final List<RemoteStorage> storages = new ArrayList<>();

  @BeforeAll
  static void start() {
    postgres = PostgresProcess.start();
    psql = new Psql(postgres.url());
    psql.run(Psql.script());
  }

  @AfterAll
  static void stop() {
    psql.close();
    postgres.close();
  }

  @BeforeEach
  void clear() {
    psql.run("TRUNCATE cacheme_data");
  }

  @AfterEach
  void close() {
    storages.forEach(storage -> Await.value(storage.close()));
    log.close();
  }

  @Test
  void sweep_deletesExpiredRows_andNoOthers() {
    RemoteStorage storage = open(builder().sweepInterval(Duration.ofMillis(50)).sweepBatch(10));
    put(storage, 95, 1);
    put(storage, "later", 3_600_000);
    put(storage, "never", RemoteStorage.NO_EXPIRY);

    Await.until("expired rows are gone", () -> rows() == 2);
    assertThat(Await.value(storage.getAll(List.of("later", "never")))).hasSize(2);
  }

  @Test
  void sweep_byTwoAtOnce_deletesAll_withoutAnError() {
    RemoteStorage writer = open(builder().sweepOff());
    put(writer, 2_000, 1);
    assertThat(rows()).isEqualTo(2_000);
    open(builder().sweepInterval(Duration.ofMillis(20)).sweepBatch(20));
    open(builder().sweepInterval(Duration.ofMillis(20)).sweepBatch(20));

    Await.until("expired rows are gone", () -> rows() == 0);
    assertThat(log.text()).isEmpty();
  }

  @Test
  void sweep_leavesRowsThatSomebodyHolds() {
    try (Psql other = new Psql(postgres.url())) {
      RemoteStorage storage = open(builder().sweepInterval(Duration.ofMillis(20)));
      other.run("BEGIN");
      other.run("INSERT INTO cacheme_data (key, value, expire) VALUES ('held', '', now())");
      other.run("COMMIT; BEGIN; SELECT 1 FROM cacheme_data WHERE key = 'held' FOR UPDATE");
      put(storage, 10, 1);

      Await.until("the others are gone", () -> rows() <= 1);
      other.run("COMMIT");
      Await.until("that one too", () -> rows() == 0);
    }
  }

  @Test
  void sweep_thatFails_isLoggedOnceAnOutage() {
    open(builder().sweepInterval(Duration.ofMillis(20)));
    psql.run("ALTER TABLE cacheme_data RENAME TO elsewhere");
    Await.until("it is logged", () -> log.text().contains("cannot delete expired rows"));
    psql.run("SELECT pg_sleep(0.2)");
    psql.run("ALTER TABLE elsewhere RENAME TO cacheme_data");

    assertThat(log.text()).containsOnlyOnce("cannot delete expired rows").contains("[R04]");
    psql.run("INSERT INTO cacheme_data (key, value, expire) VALUES ('late', '', now())");
    Await.until("it sweeps again", () -> rows() == 0);
  }

  @Test
  void sweep_stopsOnClose() {
    RemoteStorage storage = open(builder().sweepInterval(Duration.ofMillis(20)));
    Await.value(storage.close());
    psql.run("INSERT INTO cacheme_data (key, value, expire) VALUES ('late', '', now())");
    psql.run("SELECT pg_sleep(0.2)");

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void clientsClock_anHourOff_changesNothing() {
    for (long off : List.of(-3_600_000L, 3_600_000L)) {
      RemoteStorage storage = builder().build();
      storages.add(storage);
      Await.value(storage.open(withClockOff(off)));
      put(storage, "brief", 200);
      put(storage, "long", 60_000);

      assertThat(Await.value(storage.get("long")).ttlLeftMillis()).isBetween(1L, 60_000L);
      Await.until("it expires", () -> Await.value(storage.get("brief")) == null);
      assertThat(Await.value(storage.get("long"))).isNotNull();
    }
  }

  @Test
  void serverTime_isTheMachines_whateverTheTimeZone() {
    psql.run("ALTER ROLE CURRENT_USER SET timezone = 'Pacific/Chatham'");
    try {
      RemoteStorage storage = builder().build();
      storages.add(storage);
      Await.value(storage.open(withClockOff(3_600_000)));
      long before = System.currentTimeMillis();

      assertThat(Await.value(storage.serverTimeMillis()))
          .isBetween(before - 1, System.currentTimeMillis());
    } finally {
      psql.run("ALTER ROLE CURRENT_USER RESET timezone");
    }
  }

  @Test
  void ttl_isKeptToTheMillisecond_byTheServersClock() {
    RemoteStorage storage = open(builder().sweepOff());
    put(storage, "a", 1_234);

    assertThat(
            psql.number(
                "SELECT (extract(epoch FROM expire - updated_at) * 1000)::bigint"
                    + " FROM cacheme_data WHERE key = 'a'"))
        .isBetween(1_233L, 1_234L);
  }

  @Test
  void ttl_ofAThousandCenturies_isNone() {
    RemoteStorage storage = open(builder().sweepOff());
    put(storage, "a", Long.MAX_VALUE - 1);

    assertThat(psql.number("SELECT count(*) FROM cacheme_data WHERE expire IS NULL")).isEqualTo(1);
    assertThat(Await.failure(storage.put("a", new byte[1], 0))).hasMessageContaining("from 1 ms");
  }

  private static StorageContext withClockOff(long millis) {
    StorageContext context = StorageContexts.system("expiry");
    TimeSource time =
        new TimeSource() {
          @Override
          public long nanoTime() {
            return context.time().nanoTime() + millis * 1_000_000;
          }

          @Override
          public long epochMillis() {
            return context.time().epochMillis() + millis;
          }
        };
    return context.toBuilder().time(time).build();
  }

  private static void put(RemoteStorage storage, int count, long ttlMillis) {
    Await.value(
        storage.putAll(
            IntStream.range(0, count)
                .mapToObj(i -> new StoredEntry("k" + i, new byte[10], ttlMillis))
                .toList()));
  }

  private static void put(RemoteStorage storage, String key, long ttlMillis) {
    Await.value(storage.put(key, new byte[10], ttlMillis));
  }

  private static long rows() {
    return psql.number("SELECT count(*) FROM cacheme_data");
  }

  private RemoteStorage open(PostgresqlStorageBuilder builder) {
    RemoteStorage storage = builder.build();
    storages.add(storage);
    Await.value(storage.open(StorageContexts.system("expiry")));
    return storage;
  }

  private static PostgresqlStorageBuilder builder() {
    return PostgresqlStorage.builder(postgres.url());
  }
}
