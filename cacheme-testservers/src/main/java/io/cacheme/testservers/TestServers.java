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

  /** Names the MongoDB to use, as {@code mongodb://user:password@host:port/}. */
  public static final String MONGODB_URL = "CACHEME_TEST_MONGODB_URL";

  /** Names the servers without which the tests must fail, as {@code redis,mysql}. */
  public static final String REQUIRE = "cacheme.require";

  private static final Shared<RedisServer> REDIS = new Shared<>("redis", TestServers::findRedis);

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
