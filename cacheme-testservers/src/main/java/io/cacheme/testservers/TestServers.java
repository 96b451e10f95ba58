package io.cacheme.testservers;

import java.util.Arrays;
import java.util.function.Supplier;

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

  /** Names the PostgreSQL to use, as {@code postgresql://user:password@host:port/database}. */
  public static final String POSTGRESQL_URL = "CACHEME_TEST_POSTGRESQL_URL";

  /** Names the MongoDB to use, as {@code mongodb://user:password@host:port/}. */
  public static final String MONGODB_URL = "CACHEME_TEST_MONGODB_URL";

  /** Names the Redis Cluster to use, as {@code redis://host:port,host:port/?cluster=true}. */
  public static final String REDIS_CLUSTER_URL = "CACHEME_TEST_REDIS_CLUSTER_URL";

  /** Names the servers without which the tests must fail, as {@code redis,mysql}. */
  public static final String REQUIRE = "cacheme.require";

  private static final Shared<TestServer> REDIS = new Shared<>("redis", TestServers::findRedis);

  private static final Shared<TestServer> MYSQL =
      new Shared<>("mysql", () -> findMysql(MysqlKind.MYSQL, MYSQL_URL));

  private static final Shared<TestServer> MARIADB =
      new Shared<>("mariadb", () -> findMysql(MysqlKind.MARIADB, MARIADB_URL));

  private static final Shared<TestServer> POSTGRESQL =
      new Shared<>("postgresql", TestServers::findPostgresql);

  private static final Shared<MongoServer> MONGODB =
      new Shared<>("mongodb", TestServers::findMongodb);

  private static final Shared<TestServer> REDIS_CLUSTER =
      new Shared<>("redis-cluster", TestServers::findRedisCluster);

  private TestServers() {}

  /**
   * The shared Redis.
   *
   * @throws ServerUnavailableException if there is none and it is required
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped
   */
  public static TestServer redis() {
    return REDIS.get();
  }

  /**
   * The shared MySQL.
   *
   * @throws ServerUnavailableException if there is none and it is required
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped
   */
  public static TestServer mysql() {
    return MYSQL.get();
  }

  /**
   * The shared MariaDB.
   *
   * @throws ServerUnavailableException if there is none and it is required
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped
   */
  public static TestServer mariadb() {
    return MARIADB.get();
  }

  /**
   * The shared PostgreSQL.
   *
   * @throws ServerUnavailableException if there is none and it is required
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped
   */
  public static TestServer postgresql() {
    return POSTGRESQL.get();
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

  /**
   * The shared Redis Cluster: of the environment, or of the bundled binary. (A container's nodes
   * would announce addresses that are reached from within only.)
   *
   * @throws ServerUnavailableException if there is none and it is required
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped
   */
  public static TestServer redisCluster() {
    return REDIS_CLUSTER.get();
  }

  /** Whether tests must fail rather than be skipped without the server {@code name}. */
  static boolean isRequired(String name) {
    return Arrays.asList(System.getProperty(REQUIRE, "").split(",")).contains(name);
  }

  private static TestServer findRedis() {
    return find(
        REDIS_URL,
        RedisContainer::start,
        () -> {
          RedisProcess process = RedisProcess.start();
          return bundled(process.url(), process.version());
        });
  }

  private static TestServer findRedisCluster() {
    Supplier<TestServer> binary =
        () -> {
          RedisCluster cluster = RedisCluster.start();
          return bundled(cluster.url(), cluster.masters().get(0).version());
        };
    return find(REDIS_CLUSTER_URL, binary, binary);
  }

  private static TestServer findMysql(MysqlKind kind, String variable) {
    return find(
        variable,
        () -> MysqlContainer.start(kind),
        () -> {
          MysqlProcess process = MysqlProcess.start(kind);
          return bundled(process.url(), process.version());
        });
  }

  private static TestServer findPostgresql() {
    return find(
        POSTGRESQL_URL,
        PostgresContainer::start,
        () -> {
          PostgresProcess process = PostgresProcess.start();
          return bundled(process.url(), process.version());
        });
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

  private static TestServer find(
      String variable, Supplier<TestServer> container, Supplier<TestServer> binary) {
    String url = System.getenv(variable);
    if (url != null && !url.isBlank()) {
      return new TestServer(url.trim(), "the environment's " + variable);
    }
    return Docker.answers() ? container.get() : binary.get();
  }

  private static TestServer bundled(String url, String version) {
    return new TestServer(url, "the bundled binary, " + version);
  }
}
