package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.codec.JavaSerializer;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.serializer.jackson.JacksonJsonSerializer;
import io.cacheme.serializer.jackson.JacksonMsgPackSerializer;
import io.cacheme.serializer.jackson.JsonSerializer;
import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testservers.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README of the Python original does, section by section. */
class PythonOriginalTest {

  private final UserInfo.Repository users = new UserInfo.Repository();
  private final String prefix = "python-" + UUID.randomUUID();
  private final ManualTimeSource time = new ManualTimeSource();
  private final Cacheme cacheme =
      Cacheme.builder()
          .prefix(prefix)
          .storage("local", "local://tlfu?size=1000")
          .storage("my-redis", TestServers.redis().url())
          .build();

  @AfterEach
  void close() {
    cacheme.close();
  }

  private UserInfoCache infos() {
    return UserInfoCache.create(cacheme, users);
  }

  private static void awaitFills(NodeCache<?, ?> cache, int tier, long count) {
    Awaitility.await().until(() -> cache.stats().tiers().get(tier).fillCount() >= count);
  }

  @Nested
  class AddNode {

    @Test
    void nodeWithLoad_isLoadedOnce() {
      assertThat(infos().get(1).join()).isEqualTo(new UserInfo.View("user 1#1"));
      assertThat(infos().get(1).join()).isEqualTo(new UserInfo.View("user 1#1"));
      assertThat(users.asked).containsExactly(1L);
    }

    @Test
    void nodeWithoutLoad_isFilledByMemoizeOnly() {
      AtomicInteger calls = new AtomicInteger();
      var read =
          ArticleCache.create(cacheme)
              .asNodeCache()
              .memoize(
                  Article::new,
                  slug -> CompletableFuture.completedFuture(slug + calls.incrementAndGet()));

      assertThat(read.apply("a").join()).isEqualTo("a1");
      assertThat(read.apply("a").join()).as("its doorkeeper kept the first out").isEqualTo("a2");
      assertThat(read.apply("a").join()).isEqualTo("a2");
    }
  }

  @Nested
  class RegisterStorage {

    @Test
    void storage_addedLater_servesTheNodesThatNameIt() {
      try (Cacheme late = Cacheme.builder().build()) {
        late.registerStorage("local", "local://lru?size=10").join();

        assertThat(ArticleCache.create(late).get("a", node -> done("text")).join())
            .isEqualTo("text");
      }
    }
  }

  @Nested
  class CachemeApi {

    @Test
    void get_byTheNodeItself() {
      infos();

      assertThat(cacheme.get(new UserInfo(7)).join()).isEqualTo(new UserInfo.View("user 7#1"));
    }

    @Test
    void get_withALoadFunction() {
      assertThat(infos().get(7, node -> done(new UserInfo.View("by hand"))).join())
          .isEqualTo(new UserInfo.View("by hand"));
      assertThat(infos().get(7).join()).isEqualTo(new UserInfo.View("by hand"));
      assertThat(users.asked).isEmpty();
    }

    @Test
    void getAll_asksForTheMissingOnce() {
      infos().get(2).join();

      assertThat(infos().getAll(List.of(1L, 2L, 3L)).join())
          .containsExactly(
              Map.entry(1L, new UserInfo.View("user 1#2")),
              Map.entry(2L, new UserInfo.View("user 2#1")),
              Map.entry(3L, new UserInfo.View("user 3#3")));
    }

    @Test
    void invalidate_loadsAnew() {
      infos().get(1).join();
      infos().invalidate(1).join();

      assertThat(infos().get(1).join()).isEqualTo(new UserInfo.View("user 1#2"));
    }

    @Test
    void refresh_replacesInAllTiers() {
      infos().get(1).join();
      assertThat(infos().refresh(1).join()).isEqualTo(new UserInfo.View("user 1#2"));

      assertThat(infos().get(1).join()).isEqualTo(new UserInfo.View("user 1#2"));
      try (Cacheme other =
          Cacheme.builder()
              .prefix(prefix)
              .storage("local", "local://lru")
              .storage("my-redis", TestServers.redis().url())
              .build()) {
        assertThat(UserInfoCache.create(other, users).getIfPresent(1).join())
            .isEqualTo(new UserInfo.View("user 1#2"));
      }
    }

    @Test
    void memoize_withAMapper() {
      AtomicInteger calls = new AtomicInteger();
      ArticleCache cache = ArticleCache.create(cacheme);
      Articles articles =
          new ArticlesMemoized(draft -> draft.title() + "#" + calls.incrementAndGet(), cache);

      assertThat(articles.read(new Articles.Draft("On Caches"))).isEqualTo("On Caches#1");
      assertThat(articles.read(new Articles.Draft("On Caches"))).isEqualTo("On Caches#2");
      assertThat(articles.read(new Articles.Draft("on caches"))).isEqualTo("On Caches#2");
      assertThat(cache.sync().getIfPresent("on-caches")).isEqualTo("On Caches#2");
    }

    @Test
    void nodes_areListed() {
      infos();
      ArticleCache.create(cacheme);

      assertThat(cacheme.nodes())
          .extracting(cache -> cache.spec().name())
          .containsExactly("UserInfo", "Article");
      assertThat(cacheme.describe())
          .contains("user:{userId}:info", "local 30s, my-redis 10d", "MsgPackSerializer");
    }

    @Test
    void stats_everyFigure() {
      UserInfoCache infos = infos();
      infos.get(1).join();
      awaitFills(infos.asNodeCache(), 1, 1);
      infos.get(1).join();
      infos.get(1).join();
      infos
          .get(2, node -> CompletableFuture.failedFuture(new IllegalStateException("down")))
          .exceptionally(failure -> null)
          .join();

      CacheStats stats = infos.stats();
      assertThat(stats.requestCount()).isEqualTo(4);
      assertThat(stats.hitCount()).isEqualTo(2);
      assertThat(stats.hitRate()).isEqualTo(0.5);
      assertThat(stats.missCount()).isEqualTo(2);
      assertThat(stats.missRate()).isEqualTo(0.5);
      assertThat(stats.loadSuccessCount()).isEqualTo(1);
      assertThat(stats.loadFailureCount()).isEqualTo(1);
      assertThat(stats.loadFailureRate()).isEqualTo(0.5);
      assertThat(stats.loadCount()).isEqualTo(2);
      assertThat(stats.totalLoadTime()).isPositive();
      assertThat(stats.averageLoadTime()).isEqualTo(stats.totalLoadTime().dividedBy(2));
      assertThat(stats.tiers()).extracting(TierStats::storage).containsExactly("local", "my-redis");
    }

    @Test
    void setPrefix_separatesApplications() {
      infos().get(1).join();
      awaitFills(infos().asNodeCache(), 1, 1);
      try (Cacheme other =
          Cacheme.builder()
              .prefix(prefix + "-other")
              .storage("local", "local://lru")
              .storage("my-redis", TestServers.redis().url())
              .build()) {
        assertThat(UserInfoCache.create(other, users).getIfPresent(1).join()).isNull();
      }
    }
  }

  @Nested
  class CacheNode {

    @Test
    void chain_eachTierItsTtl() {
      try (Cacheme timed =
          Cacheme.builder()
              .prefix(prefix)
              .timeSource(time)
              .storage("local", "local://lru")
              .storage("my-redis", TestServers.redis().url())
              .build()) {
        UserInfoCache infos = UserInfoCache.create(timed, users);
        infos.get(1).join();
        awaitFills(infos.asNodeCache(), 1, 1);
        time.advance(Duration.ofSeconds(31));
        infos.get(1).join();

        assertThat(infos.stats().tiers()).extracting(TierStats::hitCount).containsExactly(0L, 1L);
        assertThat(users.asked).hasSize(1);
      }
    }

    @Test
    void dynamicNode_withMemoize() {
      DynamicType<String> type =
          DynamicNode.type("dynamic", "v1", String.class)
              .tier("local", Duration.ofSeconds(10))
              .tier("my-redis", Duration.ofMinutes(1));
      AtomicInteger calls = new AtomicInteger();
      var hello =
          type.cache(cacheme)
              .memoize(
                  (Integer id) -> type.key("hello:" + id),
                  id -> done("hello " + id + "#" + calls.incrementAndGet()));

      assertThat(hello.apply(1).join()).isEqualTo("hello 1#1");
      assertThat(hello.apply(1).join()).isEqualTo("hello 1#1");
      assertThat(hello.apply(2).join()).isEqualTo("hello 2#2");
    }

    static List<Serializer> serializers() {
      return List.of(
          new JavaSerializer(),
          new JsonSerializer(),
          new JacksonJsonSerializer(),
          new MsgPackSerializer(),
          new CompactMsgPackSerializer(),
          new JacksonMsgPackSerializer());
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void serializers_plainAndCompressed(Serializer serializer) {
      List<DynamicType<String>> twins = new ArrayList<>();
      DynamicType<String> plain =
          DynamicNode.type("plain", "v1", String.class).serializer(serializer);
      twins.add(plain.tier("my-redis", Duration.ofMinutes(1)));
      twins.add(
          DynamicNode.type("small", "v1", String.class)
              .serializer(serializer)
              .compression("ZLIB")
              .tier("my-redis", Duration.ofMinutes(1)));
      for (DynamicType<String> type : twins) {
        NodeCache<DynamicNode<String>, String> cache = type.cache(cacheme);
        cache.put(type.key("k"), "text ".repeat(100)).join();

        assertThat(cache.getIfPresent(type.key("k")).join()).isEqualTo("text ".repeat(100));
        assertThat(cache.stats().tiers().get(0).hitCount()).isEqualTo(1);
      }
    }

    @Test
    void doorkeeper_storesTheSecondTime() {
      ArticleCache articles = ArticleCache.create(cacheme);
      AtomicInteger loads = new AtomicInteger();
      Loader<Article, String> load = node -> done("#" + loads.incrementAndGet());

      IntStream.range(0, 5).forEach(i -> articles.get("a", load).join());
      assertThat(loads).hasValue(2);
      assertThat(articles.stats().unadmittedCount()).isEqualTo(1);
    }
  }

  @Nested
  class CacheStorage {

    @ParameterizedTest
    @CsvSource({"local://lru?size=10", "local://tlfu?size=10"})
    void local_keepsAsManyAsItsSize(String url) {
      DynamicType<Integer> type = DynamicNode.type("n", "v1", Integer.class).tier("local", null);
      try (Cacheme small = Cacheme.builder().storage("local", url).build()) {
        NodeCache<DynamicNode<Integer>, Integer> cache = type.cache(small);
        for (int i = 0; i < 100; i++) {
          cache.put(type.key("" + i), i).join();
        }

        Awaitility.await()
            .untilAsserted(
                () ->
                    assertThat(
                            IntStream.range(0, 100)
                                .filter(i -> cache.getIfPresent(type.key("" + i)).join() != null)
                                .count())
                        .isBetween(1L, 10L));
      }
    }
  }

  private static <V> CompletableFuture<V> done(V value) {
    return CompletableFuture.completedFuture(value);
  }
}
