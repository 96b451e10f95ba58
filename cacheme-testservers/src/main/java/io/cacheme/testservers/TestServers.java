package io.cacheme.testservers;

/**
 * Real servers for tests, one of a kind for the whole JVM. In this order: the URL in the
 * environment, a container when Docker answers, the binary that comes with the build. What is used
 * is printed.
 *
 * <p>A server may be shared with other tests and even with other people: use keys of your own, and
 * clear nothing that is not yours. For faults start a {@link RedisProcess} of your own.
 */
public final class TestServers {

  /** Names the Redis to use, as {@code redis://user:password@host:port/database}. */
  public static final String REDIS_URL = "CACHEME_TEST_REDIS_URL";

  /** Names the Redis Cluster to use, as {@code redis://host:port,host:port/?cluster=true}. */
  public static final String REDIS_CLUSTER_URL = "CACHEME_TEST_REDIS_CLUSTER_URL";

  /** Names the servers without which the tests must fail, as {@code redis,mysql}. */
  public static final String REQUIRE = "cacheme.require";

  private static final Shared<RedisServer> REDIS = new Shared<>("redis", TestServers::findRedis);

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
   * The shared Redis Cluster: of the environment, or of the bundled binary. (A container's nodes
   * would announce addresses that are reached from within only.)
   *
   * @throws ServerUnavailableException if there is none and it is required
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped
   */
  public static RedisClusterServer redisCluster() {
    return REDIS_CLUSTER.get();
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
