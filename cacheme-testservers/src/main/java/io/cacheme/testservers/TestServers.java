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

  /** Names the PostgreSQL to use, as {@code postgresql://user:password@host:port/database}. */
  public static final String POSTGRESQL_URL = "CACHEME_TEST_POSTGRESQL_URL";

  /** Names the MongoDB to use, as {@code mongodb://user:password@host:port/}. */
  public static final String MONGODB_URL = "CACHEME_TEST_MONGODB_URL";

  /** Names the Redis Cluster to use, as {@code redis://host:port,host:port/?cluster=true}. */
  public static final String REDIS_CLUSTER_URL = "CACHEME_TEST_REDIS_CLUSTER_URL";

  /** Names the servers without which the tests must fail, as {@code redis,mysql}. */
  public static final String REQUIRE = "cacheme.require";

  private static final Shared<RedisServer> REDIS = new Shared<>("redis", TestServers::findRedis);

  private static final Shared<MysqlServer> MYSQL =
      new Shared<>("mysql", () -> findMysql(MysqlKind.MYSQL, MYSQL_URL));

  private static final Shared<MysqlServer> MARIADB =
      new Shared<>("mariadb", () -> findMysql(MysqlKind.MARIADB, MARIADB_URL));

  private static final Shared<PostgresServer> POSTGRESQL =
      new Shared<>("postgresql", TestServers::findPostgresql);

  private static final Shared<MongoServer> MONGODB =
      new Shared<>("mongodb", TestServers::findMongodb);

  private static final Shared<RedisClusterServer> REDIS_CLUSTER =
      new Shared<>("redis-cluster", TestServers::findRedisCluster);

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

  /**
   * The shared PostgreSQL.
   *
   * @throws ServerUnavailableException if there is none and it is required
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped
   */
  public static PostgresServer postgresql() {
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
  public static RedisClusterServer redisCluster() {
    return REDIS_CLUSTER.get();
  }

  /** Whether tests must fail rather than be skipped without the server {@code name}. */
  static boolean isRequired(String name) {
    return Arrays.asList(System.getProperty(REQUIRE, "").split(",")).contains(name);
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

  private static PostgresServer findPostgresql() {
    String url = System.getenv(POSTGRESQL_URL);
    if (url != null && !url.isBlank()) {
      return new PostgresServer(url.trim(), "the environment's " + POSTGRESQL_URL);
    }
    if (Docker.answers()) {
      return PostgresContainer.start();
    }
    PostgresProcess process = PostgresProcess.start();
    return new PostgresServer(process.url(), "the bundled binary, " + process.version());
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

  private static RedisClusterServer findRedisCluster() {
    String url = System.getenv(REDIS_CLUSTER_URL);
    if (url != null && !url.isBlank()) {
      return new RedisClusterServer(url.trim(), "the environment's " + REDIS_CLUSTER_URL);
    }
    RedisCluster cluster = RedisCluster.start();
    String version = cluster.masters().get(0).version();
    return new RedisClusterServer(cluster.url(), "the bundled binary, " + version);
  }
}
