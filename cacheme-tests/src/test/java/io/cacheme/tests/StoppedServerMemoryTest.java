package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.testservers.LoopbackServer;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.RedisProcess;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server that hangs does not fill this process's memory: what would wait for it is bounded. */
class StoppedServerMemoryTest {

  private static final int GETS = 200_000;
  private static final long MOST_MORE = 50L << 20;

  private final DynamicType<String> type =
      DynamicNode.type("memory", "v1", String.class).tier("remote", Duration.ofMinutes(10));

  @Test
  void gets_redisStopped_takeNoMoreTheLongerItIs() throws Exception {
    try (RedisProcess redis = RedisProcess.start()) {
      assertBounded(redis, redis.url());
    }
  }

  @Test
  void gets_postgresqlStopped_takeNoMoreTheLongerItIs() throws Exception {
    try (PostgresProcess postgres = PostgresProcess.start()) {
      assertBounded(postgres, postgres.url() + "?createSchema=true");
    }
  }

  @Test
  void gets_mysqlStopped_takeNoMoreTheLongerItIs() throws Exception {
    try (MysqlProcess mysql = MysqlProcess.builder(MysqlKind.MARIADB).startOrSkip()) {
      assertBounded(mysql, mysql.url() + "?createSchema=true");
    }
  }

  private void assertBounded(LoopbackServer server, String url) throws InterruptedException {
    try (Cacheme cacheme = Cacheme.builder().storage("remote", url).build()) {
      NodeCache<DynamicNode<String>, String> cache = type.cache(cacheme);
      get(cache, "warm", 1_000).await();
      long before = livingBytes();
      long serving = most(cache, "serving") - before;
      server.stop();
      long stopped = most(cache, "stopped") - before;
      long longer = stopped;
      for (int i = 0; i < 3; i++) {
        longer = Math.max(longer, most(cache, "longer" + i) - before);
      }
      server.cont();
      System.out.printf(
          "[memory] %s: %,d KiB while it served, %,d KiB when it stopped, %,d KiB later%n",
          server.version(), serving >> 10, stopped >> 10, longer >> 10);
      assertThat(longer - Math.max(serving, stopped)).isLessThan(MOST_MORE);
    }
  }

  /** What lives right after {@link #GETS} gets of distinct keys were begun, or once they ended. */
  private long most(NodeCache<DynamicNode<String>, String> cache, String keys)
      throws InterruptedException {
    CountDownLatch answered = get(cache, keys, GETS);
    long begun = livingBytes();
    assertThat(answered.await(60, TimeUnit.SECONDS)).as("all are answered").isTrue();
    return Math.max(begun, livingBytes());
  }

  private CountDownLatch get(NodeCache<DynamicNode<String>, String> cache, String keys, int count) {
    CountDownLatch answered = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      String value = keys + i;
      cache
          .get(type.key(value), node -> CompletableFuture.completedFuture(value))
          .whenComplete((found, thrown) -> answered.countDown());
    }
    return answered;
  }

  private static long livingBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
