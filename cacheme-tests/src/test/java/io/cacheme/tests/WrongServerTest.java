package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FreePort;
import io.cacheme.testservers.MongoInProcess;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.RedisProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Each storage at a port where there is another server, or none: the message says which storage it
 * is, what is known of the reason, and what may help.
 */
class WrongServerTest {

  private static final String REDIS = "redis://:canary@127.0.0.1:PORT";
  private static final String REDIS_TLS = "rediss://:canary@127.0.0.1:PORT?verify=none";
  private static final String CLUSTER = "redis://127.0.0.1:PORT?cluster=true";
  private static final String SENTINEL = "redis://127.0.0.1:PORT?sentinel=main";
  private static final String POSTGRESQL = "postgresql://u:canary@127.0.0.1:PORT/d";
  private static final String POSTGRESQL_TLS = POSTGRESQL + "?tls=true&verify=none";
  private static final String MYSQL = "mysql://u:canary@127.0.0.1:PORT/d";
  private static final String MYSQL_TLS = MYSQL + "?tls=true&verify=none";
  private static final String MARIADB = "mariadb://u:canary@127.0.0.1:PORT/d";
  private static final String MONGODB = "mongodb://127.0.0.1:PORT";
  private static final String MONGODB_USER = "mongodb://u:canary@127.0.0.1:PORT";
  private static final String MONGODB_TLS = "mongodb://127.0.0.1:PORT?tls=true&verify=none";

  private static final String SILENT =
      "did not answer (with)?in 2(000 ms| second)|no connection within 2 s";
  private static final String LATE_TLS = SILENT + "|did not answer in time";
  private static final String CLOSED = "closed the connection";
  private static final String LOST = "the connection was lost";
  private static final String SILENT_MONGODB = SILENT + "|was silent for|" + LOST; // as the driver
  private static final String NO_REDIS = "answered what is not Redis's protocol";
  private static final String NO_MONGODB = "answered what is not MongoDB's protocol";
  private static final String NOT_UNDERSTOOD = "answered what is not understood";
  private static final String NO_TLS = "answered the TLS handshake with something else";

  /** What only drivers and their authors understand. */
  private static final Pattern RAW =
      Pattern.compile("null|failed with|failed: |first byte|SSL/TLS record|canary");

  @Test
  void redis_isThere() {
    try (RedisProcess redis = RedisProcess.start()) {
      new Storages(redis.port())
          .say(REDIS_TLS, LATE_TLS)
          .say(CLUSTER, "is no node of a Redis Cluster")
          .say(SENTINEL, "is no Sentinel")
          .say(POSTGRESQL, SILENT)
          .say(POSTGRESQL_TLS, SILENT)
          .say(MYSQL, SILENT)
          .say(MYSQL_TLS, SILENT)
          .say(MARIADB, SILENT)
          .say(MONGODB, SILENT_MONGODB)
          .say(MONGODB_USER, SILENT_MONGODB)
          .say(MONGODB_TLS, SILENT_MONGODB)
          .check();
    }
  }

  @Test
  void postgresql_isThere() {
    try (PostgresProcess postgres = PostgresProcess.start()) {
      new Storages(postgres.port())
          .say(REDIS, CLOSED)
          .say(REDIS_TLS, CLOSED)
          .say(CLUSTER, CLOSED)
          .say(SENTINEL, CLOSED)
          .say(POSTGRESQL_TLS, "does not speak TLS")
          .say(MYSQL, SILENT)
          .say(MYSQL_TLS, SILENT)
          .say(MARIADB, SILENT)
          .say(MONGODB, LOST)
          .say(MONGODB_USER, LOST)
          .say(MONGODB_TLS, LOST)
          .check();
    }
  }

  @Test
  void mysql_isThere() {
    try (MysqlProcess mysql = MysqlProcess.start(MysqlKind.MYSQL)) {
      new Storages(mysql.port()).saysWhatMysqlCauses().check();
    }
  }

  @Test
  void mariadb_isThere() {
    try (MysqlProcess mariadb = MysqlProcess.start(MysqlKind.MARIADB)) {
      new Storages(mariadb.port()).saysWhatMysqlCauses().check();
    }
  }

  @Test
  void mongodb_isThere() {
    try (MongoInProcess mongo = MongoInProcess.start()) {
      new Storages(URI.create(mongo.url()).getPort())
          .say(REDIS, CLOSED)
          .say(REDIS_TLS, LATE_TLS)
          .say(CLUSTER, CLOSED)
          .say(SENTINEL, CLOSED)
          .say(POSTGRESQL, CLOSED)
          .say(POSTGRESQL_TLS, CLOSED + "|" + NOT_UNDERSTOOD)
          .say(MYSQL, SILENT)
          .say(MYSQL_TLS, SILENT)
          .say(MARIADB, SILENT)
          .say(MONGODB_USER, "did not let the user in")
          .say(MONGODB_TLS, SILENT_MONGODB)
          .check();
    }
  }

  @Test
  void anHttpServer_isThere() throws IOException {
    try (HttpLikeServer http = new HttpLikeServer()) {
      new Storages(http.port())
          .say(REDIS, NO_REDIS)
          .say(REDIS_TLS, LATE_TLS)
          .say(CLUSTER, NO_REDIS)
          .say(SENTINEL, NO_REDIS)
          .say(POSTGRESQL, SILENT)
          .say(POSTGRESQL_TLS, SILENT)
          .say(MYSQL, SILENT)
          .say(MYSQL_TLS, SILENT)
          .say(MARIADB, SILENT)
          .say(MONGODB, SILENT_MONGODB)
          .say(MONGODB_USER, SILENT_MONGODB)
          .say(MONGODB_TLS, SILENT_MONGODB)
          .check();
    }
  }

  @Test
  void nobody_isThere() throws IOException {
    String refused = "cannot be reached: Connection refused";
    new Storages(FreePort.find())
        .say(REDIS, refused)
        .say(REDIS_TLS, refused)
        .say(CLUSTER, refused)
        .say(SENTINEL, refused)
        .say(POSTGRESQL, refused)
        .say(POSTGRESQL_TLS, refused)
        .say(MYSQL, refused)
        .say(MYSQL_TLS, refused)
        .say(MARIADB, refused)
        .say(MONGODB, refused)
        .say(MONGODB_USER, refused)
        .say(MONGODB_TLS, refused)
        .check();
  }

  /** Storages that are opened all at once, for some wait until they give up. */
  private static final class Storages {

    private final int port;
    private final Map<String, String> reasons = new LinkedHashMap<>();

    Storages(int port) {
      this.port = port;
    }

    Storages say(String url, String reason) {
      reasons.put(url, reason);
      return this;
    }

    Storages saysWhatMysqlCauses() {
      return say(REDIS, NO_REDIS)
          .say(REDIS_TLS, NO_TLS)
          .say(CLUSTER, NO_REDIS)
          .say(SENTINEL, NO_REDIS)
          .say(POSTGRESQL, NOT_UNDERSTOOD)
          .say(POSTGRESQL_TLS, NOT_UNDERSTOOD)
          .say(MONGODB, NO_MONGODB)
          .say(MONGODB_USER, NO_MONGODB)
          .say(MONGODB_TLS, LOST);
    }

    void check() {
      Map<String, CompletableFuture<Cacheme>> openings = new LinkedHashMap<>();
      reasons.forEach((url, reason) -> openings.put(url, open(url, limit(reason))));
      openings.forEach(
          (url, opening) ->
              assertThat(Await.failure(opening))
                  .as(url)
                  .hasMessageContaining("storage \"my-storage\"")
                  .hasMessageContaining("127.0.0.1:" + port)
                  .hasMessageContaining("\n    help:  ")
                  .message()
                  .containsPattern(reasons.get(url))
                  .doesNotContainPattern(RAW));
    }

    /** Only who is never answered waits so long, and need not wait longer. */
    private static Duration limit(String reason) {
      return Duration.ofSeconds(reason.contains(SILENT) ? 2 : 30);
    }

    private CompletableFuture<Cacheme> open(String url, Duration limit) {
      return Cacheme.builder()
          .connectTimeout(limit)
          .storage("my-storage", url.replace("PORT", "" + port))
          .required("my-storage")
          .buildAsync();
    }
  }
}
