package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.stats.TierStats;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.testservers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains of real storages: a heap before each, two remote ones, three tiers. */
class ChainsEndToEndTest {

  private final String prefix = "chains-" + UUID.randomUUID();
  private final AtomicInteger loads = new AtomicInteger();

  @TempDir private Path folder;

  private String url(String storage) {
    return switch (storage) {
      case "local" -> "local://tlfu?size=1000";
      case "redis" -> TestServers.redis().url();
      case "redis-cluster" -> TestServers.redisCluster().url();
      case "postgresql" -> TestServers.postgresql().url() + "?createSchema=true";
      case "mysql" -> TestServers.mysql().url() + "?createSchema=true";
      case "mariadb" -> TestServers.mariadb().url() + "?createSchema=true";
      case "sqlite" -> "sqlite:///" + folder.resolve("cache.db") + "?createSchema=true";
      case "mongodb" -> TestServers.mongodb().url() + "?createSchema=true";
      default -> throw new IllegalArgumentException(storage);
    };
  }

  private Cacheme cacheme(List<String> chain) {
    Cacheme.Builder builder =
        Cacheme.builder().prefix(prefix).connectTimeout(Duration.ofSeconds(20));
    chain.forEach(storage -> builder.storage(storage, url(storage)).required(storage));
    return builder.build();
  }

  private static DynamicType<String> type(List<String> chain) {
    DynamicType<String> type = DynamicNode.type("thing", "v1", String.class);
    int minutes = 1;
    for (String storage : chain) {
      type = type.tier(storage, Duration.ofMinutes(minutes *= 10));
    }
    return type;
  }

  private CompletableFuture<String> load(DynamicNode<String> node) {
    return CompletableFuture.completedFuture(node.key() + "#" + loads.incrementAndGet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local redis",
        "local redis-cluster",
        "local postgresql",
        "local mysql",
        "local mariadb",
        "local sqlite",
        "local mongodb",
        "redis postgresql",
        "redis-cluster mysql",
        "sqlite mongodb",
        "local redis postgresql",
        "local sqlite mariadb"
      })
  void chain_ofRealStorages_isOneCache(String storages) throws Exception {
    List<String> chain = List.of(storages.split(" "));
    DynamicType<String> type = type(chain);
    try (Cacheme first = cacheme(chain);
        Cacheme second = cacheme(chain)) {
      NodeCache<DynamicNode<String>, String> one = type.cache(first);
      NodeCache<DynamicNode<String>, String> other = type.cache(second);
      DynamicNode<String> key = type.key("a");

      assertThat(one.get(key, this::load).get(20, TimeUnit.SECONDS)).isEqualTo("a#1");
      awaitFills(one, 1);
      assertThat(other.get(key, this::load).get(20, TimeUnit.SECONDS))
          .as("from the tier that both share")
          .isEqualTo("a#1");

      one.put(key, "put").get(20, TimeUnit.SECONDS);
      assertThat(one.get(key, this::load).get(20, TimeUnit.SECONDS)).isEqualTo("put");
      assertThat(one.refresh(key, this::load).get(20, TimeUnit.SECONDS)).isEqualTo("a#2");
      assertThat(one.get(key, this::load).get(20, TimeUnit.SECONDS)).isEqualTo("a#2");
      one.invalidate(key).get(20, TimeUnit.SECONDS);
      assertThat(one.getIfPresent(key).get(20, TimeUnit.SECONDS)).isNull();

      bulk(type, one, other);
      StatsIdentity.assertHolds(one.stats());
      StatsIdentity.assertHolds(other.stats());
    }
  }

  private void bulk(
      DynamicType<String> type,
      NodeCache<DynamicNode<String>, String> one,
      NodeCache<DynamicNode<String>, String> other)
      throws Exception {
    List<DynamicNode<String>> keys =
        IntStream.range(0, 700).mapToObj(i -> type.key("bulk " + i)).toList();
    Map<DynamicNode<String>, String> expected = new LinkedHashMap<>();
    keys.forEach(key -> expected.put(key, "value of " + key.key()));
    List<DynamicNode<String>> asked = new ArrayList<>();

    assertThat(
            one.getAll(
                    keys,
                    missing -> {
                      asked.addAll(missing);
                      return CompletableFuture.completedFuture(new HashMap<>(expected));
                    })
                .get(30, TimeUnit.SECONDS))
        .isEqualTo(expected);
    assertThat(asked).hasSameElementsAs(keys);
    awaitFills(one, keys.size());
    asked.clear();
    assertThat(
            other
                .getAll(
                    keys,
                    missing -> {
                      asked.addAll(missing);
                      return CompletableFuture.completedFuture(new HashMap<>(expected));
                    })
                .get(30, TimeUnit.SECONDS))
        .isEqualTo(expected);
    assertThat(asked).as("loaded by the second, though the first had").isEmpty();
  }

  /** Until the last tier has been filled. */
  private static void awaitFills(NodeCache<?, ?> cache, long count) {
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(
            () -> {
              List<TierStats> tiers = cache.stats().tiers();
              return tiers.get(tiers.size() - 1).fillCount() >= count;
            });
  }
}
