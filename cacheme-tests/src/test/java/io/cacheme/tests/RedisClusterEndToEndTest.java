package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.stats.TierStats;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.testservers.RedisCluster;
import io.cacheme.testservers.RedisClusterNode;
import io.cacheme.testservers.TestServers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An annotated record, its generated code, and a real Redis Cluster that may lose a node. */
class RedisClusterEndToEndTest {

  private static final List<Product> PRODUCTS =
      IntStream.range(0, 60).mapToObj(i -> new Product("shop", i)).toList();

  private final ShopCatalogue catalogue = new ShopCatalogue();
  private final String prefix = "e2e-" + UUID.randomUUID();

  @Test
  void getAllNodes_afterAnotherProcessLoaded_answersFromAllNodes() throws Exception {
    String url = TestServers.redisCluster().url();
    try (Cacheme first = cacheme(url)) {
      ProductCache products = ProductCache.create(first, catalogue);
      products.sync().getAllNodes(PRODUCTS);
      awaitFills(products);
    }
    try (Cacheme second = cacheme(url)) {
      ProductCache products = ProductCache.create(second, catalogue);

      Map<Product, Product.View> found = products.sync().getAllNodes(PRODUCTS);

      assertThat(found.keySet()).containsExactlyElementsOf(PRODUCTS);
      assertThat(catalogue.asked).hasSize(PRODUCTS.size());
      assertThat(hits(products)).isEqualTo(PRODUCTS.size());
      StatsIdentity.assertHolds(products.stats());
    }
  }

  @Test
  void getAllNodes_aNodeIsLost_loadsItsKeysAndFindsTheOthers() throws Exception {
    try (RedisCluster cluster = RedisCluster.start()) {
      try (Cacheme first = cacheme(cluster.url())) {
        ProductCache products = ProductCache.create(first, catalogue);
        products.sync().getAllNodes(PRODUCTS);
        awaitFills(products);
      }
      catalogue.asked.clear();
      RedisClusterNode lost = cluster.masters().get(0);
      lost.stop();
      try (Cacheme second = cacheme(cluster.url())) {
        ProductCache products = ProductCache.create(second, catalogue);

        Map<Product, Product.View> found = products.sync().getAllNodes(PRODUCTS);

        assertThat(found.keySet()).containsExactlyElementsOf(PRODUCTS);
        assertThat(catalogue.asked).hasSizeBetween(1, PRODUCTS.size() - 1);
        assertThat(hits(products)).isEqualTo(PRODUCTS.size() - catalogue.asked.size());
        StatsIdentity.assertHolds(products.stats());
        lost.cont();
      }
    }
  }

  @Test
  void get_aNodeIsKilledUnderLoad_theOthersKeysAreServedThroughout_andItsOwnComeBack()
      throws Exception {
    DynamicType<Integer> type = DynamicNode.type("n", "v1", Integer.class).tier("my-redis", null);
    List<DynamicNode<Integer>> keys =
        IntStream.range(0, 300).mapToObj(i -> type.key("" + i)).toList();
    try (RedisCluster cluster = RedisCluster.start();
        Cacheme cacheme = cacheme(cluster.url())) {
      NodeCache<DynamicNode<Integer>, Integer> cache = type.cache(cacheme);
      for (DynamicNode<Integer> key : keys) {
        cache.put(key, Integer.valueOf(key.key())).join();
      }
      RedisClusterNode killed = cluster.masters().get(0);
      killed.kill();
      Set<DynamicNode<Integer>> loaded = ConcurrentHashMap.newKeySet();
      for (int round = 0; round < 40; round++) {
        for (DynamicNode<Integer> key : keys) {
          cache
              .get(
                  key,
                  node -> {
                    loaded.add(node);
                    return CompletableFuture.completedFuture(Integer.valueOf(node.key()));
                  })
              .get(10, TimeUnit.SECONDS);
        }
      }
      Set<DynamicNode<Integer>> kept =
          keys.stream()
              .filter(key -> cache.getIfPresent(key).join() != null)
              .collect(Collectors.toSet());
      assertThat(loaded).as("keys of the killed node").hasSizeBetween(50, 150);
      assertThat(kept).as("keys of the others").hasSize(keys.size() - loaded.size());
      assertThat(loaded).doesNotContainAnyElementsOf(kept);

      killed.restart();
      Awaitility.await()
          .atMost(30, TimeUnit.SECONDS)
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                for (DynamicNode<Integer> key : keys) {
                  cache.put(key, Integer.valueOf(key.key())).join();
                }
              });
      for (DynamicNode<Integer> key : keys) {
        assertThat(cache.getIfPresent(key).join()).isEqualTo(Integer.valueOf(key.key()));
      }
    }
  }

  private Cacheme cacheme(String clusterUrl) {
    return Cacheme.builder()
        .prefix(prefix)
        .storage("local", "local://tlfu?size=1000")
        .storage("my-redis", clusterUrl)
        .build();
  }

  private static long hits(ProductCache products) {
    return tier(products).hitCount();
  }

  private static void awaitFills(ProductCache products) {
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> tier(products).fillCount() >= PRODUCTS.size());
  }

  private static TierStats tier(ProductCache products) {
    return products.stats().tiers().get(1);
  }
}
