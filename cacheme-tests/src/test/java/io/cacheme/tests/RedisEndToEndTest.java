package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.TierException;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.stats.TierStats;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.testservers.RedisProcess;
import io.cacheme.testservers.TestServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * An annotated record, its generated code, the heap and a real Redis; and what can be wrong there.
 */
class RedisEndToEndTest {

  private final ShopCatalogue catalogue = new ShopCatalogue();
  private final String prefix = "e2e-" + UUID.randomUUID();

  @Test
  void get_afterAnotherProcessLoaded_answersFromRedis() throws Exception {
    try (Cacheme first = cacheme(TestServers.redis().url())) {
      ProductCache.create(first, catalogue).sync().get("shop", 7);
      awaitFills(ProductCache.create(first, catalogue), 1);
    }
    try (Cacheme second = cacheme(TestServers.redis().url())) {
      ProductCache products = ProductCache.create(second, catalogue);

      Product.View view = products.sync().get("shop", 7);

      assertThat(view).isEqualTo(ShopCatalogue.view(new Product("shop", 7)));
      assertThat(catalogue.asked).hasSize(1);
      assertThat(products.stats().tiers()).extracting(TierStats::hitCount).containsExactly(0L, 1L);
      StatsIdentity.assertHolds(products.stats());
    }
  }

  @Test
  void getAllNodes_someInRedis_loadsTheRestAtOnce() throws Exception {
    try (Cacheme cacheme = cacheme(TestServers.redis().url())) {
      ProductCache products = ProductCache.create(cacheme, catalogue);
      List<Product> all = List.of(new Product("x", 1), new Product("x", 2), new Product("x", 3));
      products.sync().get("x", 2);

      Map<Product, Product.View> found = products.sync().getAllNodes(all);

      assertThat(found.keySet()).containsExactlyElementsOf(all);
      assertThat(catalogue.asked).containsExactly(all.get(1), all.get(0), all.get(2));
    }
  }

  @Test
  void invalidate_loadedBefore_removesFromRedisToo() throws Exception {
    try (Cacheme cacheme = cacheme(TestServers.redis().url())) {
      ProductCache products = ProductCache.create(cacheme, catalogue);
      products.sync().get("shop", 7);
      awaitFills(products, 1);

      products.sync().invalidate("shop", 7);

      redis(
          commands ->
              assertThat(commands.pttl(key("shop", 7))).as("a tombstone").isBetween(1L, 60_000L));
      assertThat(products.sync().getIfPresent("shop", 7)).isNull();
    }
  }

  @Test
  void get_bytesThatDoNotDecode_isACountedMissAndOverwritten() throws Exception {
    byte[] garbage = {(byte) 0xc1, 1, 2, 3};
    redisBytes(commands -> commands.set(key("shop", 7).getBytes(), garbage));
    try (Cacheme cacheme = cacheme(TestServers.redis().url())) {
      ProductCache products = ProductCache.create(cacheme, catalogue);

      Product.View view = products.sync().get("shop", 7);
      awaitFills(products, 1);

      assertThat(view).isEqualTo(ShopCatalogue.view(new Product("shop", 7)));
      assertThat(products.stats().tiers().get(1).undecodableCount()).isEqualTo(1);
      redisBytes(
          commands -> assertThat(commands.get(key("shop", 7).getBytes())).isNotEqualTo(garbage));
    }
  }

  @Test
  void get_loaderFails_failsWithTheLoadersOwnException() throws Exception {
    catalogue.failure = new IOException("the catalogue is closed on Sundays");
    try (Cacheme cacheme = cacheme(TestServers.redis().url())) {
      ProductCache products = ProductCache.create(cacheme, catalogue);

      assertThat(products.get("shop", 7))
          .failsWithin(10, TimeUnit.SECONDS)
          .withThrowableThat()
          .havingCause()
          .isSameAs(catalogue.failure);
      catalogue.failure = null;
      assertThat(products.sync().get("shop", 7)).isNotNull();
    }
  }

  @Test
  void create_unknownStorage_namesItAndTheRegistered() {
    try (Cacheme cacheme = Cacheme.builder().storage("local", "local://tlfu?size=10").build()) {
      assertThatThrownBy(() -> ProductCache.create(cacheme, catalogue))
          .isInstanceOf(CachemeConfigurationException.class)
          .hasMessageContaining("Product uses the unknown storage \"my-redis\" [R01]")
          .hasMessageContaining("the registered storages are [local]");
    }
  }

  @Test
  void storage_badUrl_saysWhatIsWrongWithoutThePassword() {
    assertThatThrownBy(
            () -> Cacheme.builder().storage("my-redis", "redis://:cAnArY@localhost:port"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("port")
        .hasMessageNotContaining("cAnArY");
  }

  @Test
  void build_wrongPassword_failsAtOnceWithoutThePassword() {
    try (RedisProcess server = RedisProcess.builder().password("right").start()) {
      String url = "redis://:cAnArY@" + server.host() + ":" + server.port();

      assertThatThrownBy(() -> cacheme(url))
          .isInstanceOf(CachemeConfigurationException.class)
          .hasCauseInstanceOf(StorageRejectedException.class)
          .hasMessageContaining("storage \"my-redis\"")
          .hasMessageContaining("password")
          .hasMessageNotContaining("cAnArY");
    }
  }

  @Test
  void build_serverDown_startsServesFromTheLoaderAndUsesTheServerOnceItIsUp() {
    try (RedisProcess server = RedisProcess.start()) {
      server.kill();
      try (Cacheme cacheme = cacheme(server.url())) {
        ProductCache products = ProductCache.create(cacheme, catalogue);

        assertThat(products.sync().get("shop", 7)).isNotNull();
        server.restart();
        Awaitility.await()
            .atMost(30, TimeUnit.SECONDS)
            .ignoreExceptionsInstanceOf(TierException.class)
            .until(
                () -> {
                  products.sync().put("shop", 8, ShopCatalogue.view(new Product("shop", 8)));
                  return true;
                });

        assertThat(products.stats().tiers().get(1).fillCount()).isPositive();
      }
    }
  }

  private Cacheme cacheme(String redisUrl) {
    return Cacheme.builder()
        .prefix(prefix)
        .storage("local", "local://tlfu?size=1000")
        .storage("my-redis", redisUrl)
        .build();
  }

  private String key(String shop, int number) {
    return prefix + ":product:" + shop + ":" + number + ":v1";
  }

  private static void awaitFills(ProductCache products, long count) {
    Awaitility.await().until(() -> products.stats().tiers().get(1).fillCount() >= count);
  }

  private static void redis(Consumer<RedisCommands<String, String>> use) {
    RedisClient client = RedisClient.create(RedisURI.create(TestServers.redis().url()));
    try (var connection = client.connect()) {
      use.accept(connection.sync());
    } finally {
      client.shutdown();
    }
  }

  private static void redisBytes(Consumer<RedisCommands<byte[], byte[]>> use) {
    RedisClient client = RedisClient.create(RedisURI.create(TestServers.redis().url()));
    try (var connection = client.connect(ByteArrayCodec.INSTANCE)) {
      use.accept(connection.sync());
    } finally {
      client.shutdown();
    }
  }
}
