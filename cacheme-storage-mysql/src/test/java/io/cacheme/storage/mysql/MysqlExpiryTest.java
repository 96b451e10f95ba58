package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.TimeSource;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expiry goes by the server's clock, in no time zone, and expired rows are deleted. */
@ParameterizedClass
@EnumSource(MysqlKind.class)
class MysqlExpiryTest {

  private static MysqlProcess server;
  private static Admin admin;
  private RemoteStorage storage;
  @Parameter private MysqlKind kind;

  @BeforeParameterizedClassInvocation
  static void start(MysqlKind kind) {
    server = MysqlProcess.builder(kind).startOrSkip();
    admin = Admin.of(server);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (server != null) {
      admin.close();
      server.close();
    }
  }

  @AfterEach
  void clear() {
    Await.value(storage.close());
    admin.ask("DROP TABLE cacheme_data");
    admin.ask("SET GLOBAL time_zone = 'SYSTEM'");
  }

  @ParameterizedTest
  @ValueSource(longs = {-3_600_000, 3_600_000})
  void clientsClock_anHourOff_doesNotMatter(long offMillis) {
    StorageContext right = StorageContexts.system(kind.scheme());
    TimeSource wrong =
        new TimeSource() {
          @Override
          public long nanoTime() {
            return right.time().nanoTime();
          }

          @Override
          public long epochMillis() {
            return right.time().epochMillis() + offMillis;
          }
        };
    storage = MysqlStorage.builder(server.url()).createSchema(true).build();
    Await.value(storage.open(right.toBuilder().time(wrong).build()));
    Await.value(storage.put("long", new byte[1], 60_000));
    Await.value(storage.put("brief", new byte[1], 30));

    assertThat(Await.value(storage.get("long")).ttlLeftMillis()).isBetween(1L, 60_000L);
    Await.until("it expires", () -> Await.value(storage.get("brief")) == null);
  }

  @Test
  void timeZone_changedBetween_doesNotMatter() {
    admin.ask("SET GLOBAL time_zone = '+12:00'");
    open("");
    Await.value(storage.put("a", new byte[1], 60_000));
    Await.value(storage.put("brief", new byte[1], 1));
    Await.value(storage.close());
    admin.ask("SET GLOBAL time_zone = '-12:00'");
    open("");

    assertThat(Await.value(storage.get("a")).ttlLeftMillis()).isBetween(1L, 60_000L);
    Await.until("it expires", () -> Await.value(storage.get("brief")) == null);
    assertThat(
            admin.ask(
                "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), expire) BETWEEN 1 AND 60"
                    + " FROM cacheme_data WHERE `key` = 'a'"))
        .isEqualTo("1");
  }

  @Test
  void serverTime_isTheMachines_whateverTheTimeZone() {
    admin.ask("SET GLOBAL time_zone = '+09:30'");
    open("");
    long before = System.currentTimeMillis();

    assertThat(Await.value(storage.serverTimeMillis()))
        .isBetween(before - 1, System.currentTimeMillis());
  }

  @Test
  void expiredRows_areDeleted_othersStay() {
    open("&sweepInterval=50ms&sweepBatch=10");
    Await.value(
        storage.putAll(
            IntStream.range(0, 95)
                .mapToObj(i -> new StoredEntry("brief" + i, new byte[1], 1))
                .toList()));
    Await.value(storage.put("long", new byte[1], 60_000));
    Await.value(storage.put("ever", new byte[1], RemoteStorage.NO_EXPIRY));

    Await.until(
        "they are deleted", () -> admin.ask("SELECT COUNT(*) FROM cacheme_data").equals("2"));
    assertThat(Await.value(storage.get("long"))).isNotNull();
    assertThat(Await.value(storage.get("ever"))).isNotNull();
  }

  @Test
  void longestTimes_areKept() {
    open("");
    for (long ttl : new long[] {Duration.ofDays(365_000).toMillis(), Long.MAX_VALUE - 1}) {
      Await.value(storage.put("a", new byte[] {7}, ttl));
      assertThat(Await.value(storage.get("a")).bytes()).containsExactly(7);
    }
  }

  private void open(String options) {
    storage = MysqlStorage.builder(server.url() + "?createSchema=true" + options).build();
    Await.value(storage.open(StorageContexts.system(kind.scheme())));
  }
}
