package io.cacheme.testservers;

import java.util.Arrays;

/**
 * Real servers for tests, one of a kind for the whole JVM. In this order: the URL in the
 * environment, a container when Docker answers, the binary that comes with the build. What is used
 * is printed.
 *
 * <p>A server may be shared with other tests and even with other people: use keys of your own, and
 * clear nothing that is not yours. For faults start a {@link RedisProcess} or {@link MysqlProcess}
 * of your own.
 */
public final class TestServers {

  /** Names the Redis to use, as {@code redis://user:password@host:port/database}. */
  public static final String REDIS_URL = "CACHEME_TEST_REDIS_URL";

  /** Names the MySQL to use, as {@code mysql://user:password@host:port/database}. */
  public static final String MYSQL_URL = "CACHEME_TEST_MYSQL_URL";

  /** Names the MariaDB to use, as {@code mariadb://user:password@host:port/database}. */
  public static final String MARIADB_URL = "CACHEME_TEST_MARIADB_URL";

  /** Names the MongoDB to use, as {@code mongodb://user:password@host:port/}. */
  public static final String MONGODB_URL = "CACHEME_TEST_MONGODB_URL";

  /** Names the servers without which the tests must fail, as {@code redis,mysql}. */
  public static final String REQUIRE = "cacheme.require";

  private static final Shared<RedisServer> REDIS = new Shared<>("redis", TestServers::findRedis);

  private static final Shared<MysqlServer> MYSQL =
      new Shared<>("mysql", () -> findMysql(MysqlKind.MYSQL, MYSQL_URL));

  private static final Shared<MysqlServer> MARIADB =
      new Shared<>("mariadb", () -> findMysql(MysqlKind.MARIADB, MARIADB_URL));

  private static final Shared<MongoServer> MONGODB =
      new Shared<>("mongodb", TestServers::findMongodb);

  private TestServers() {}

  /**
   * The shared Redis.
   *
   * @throws ServerUnavailableException if there is none and it is required
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped
   */
  public static RedisServer redis() {
    return REDIS.get();
  }

  /**
   * The shared MySQL.
   *
   * @throws ServerUnavailableException if there is none and it is required
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped
   */
  public static MysqlServer mysql() {
    return MYSQL.get();
  }

  /**
   * The shared MariaDB.
   *
   * @throws ServerUnavailableException if there is none and it is required
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped
   */
  public static MysqlServer mariadb() {
    return MARIADB.get();
  }

  /** Whether tests must fail rather than be skipped without the server {@code name}. */
  static boolean isRequired(String name) {
    return Arrays.asList(System.getProperty(REQUIRE, "").split(",")).contains(name);
  }

  /**
   * The shared MongoDB: where there is none, a server in this process that speaks its protocol.
   *
   * @throws ServerUnavailableException if there is none and it is required
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped
   */
  public static MongoServer mongodb() {
    return MONGODB.get();
  }

  private static RedisServer findRedis() {
    String url = System.getenv(REDIS_URL);
    if (url != null && !url.isBlank()) {
      return new RedisServer(url.trim(), "the environment's " + REDIS_URL);
    }
    if (Docker.answers()) {
      return RedisContainer.start();
    }
    RedisProcess process = RedisProcess.start();
    return new RedisServer(process.url(), "the bundled binary, " + process.version());
  }

  private static MysqlServer findMysql(MysqlKind kind, String variable) {
    String url = System.getenv(variable);
    if (url != null && !url.isBlank()) {
      return new MysqlServer(url.trim(), "the environment's " + variable);
    }
    if (Docker.answers()) {
      return MysqlContainer.start(kind);
    }
    MysqlProcess process = MysqlProcess.start(kind);
    return new MysqlServer(process.url(), "the bundled binary, " + process.version());
  }

  private static MongoServer findMongodb() {
    String url = System.getenv(MONGODB_URL);
    if (url != null && !url.isBlank()) {
      return new MongoServer(url.trim(), "the environment's " + MONGODB_URL);
    }
    if (Docker.answers()) {
      return MongoContainer.start();
    }
    MongoInProcess started = MongoInProcess.start();
    return new MongoServer(
        started.url(), "mongo-java-server in this process, which is not MongoDB");
  }
}
