package io.cacheme.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.Caching;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Methods that Spring lets be cached, and that one would not expect to be. */
class OddCachesTest {

  /** What they return. */
  static class Odd {

    final AtomicInteger calls = new AtomicInteger();

    public int calls() {
      return calls.get();
    }

    @Cacheable(cacheNames = "texts", sync = true)
    public Optional<String> optional(String key) {
      calls.incrementAndGet();
      return key.startsWith("no") ? Optional.empty() : Optional.of(key);
    }

    @Cacheable("texts")
    public Optional<String> optionalWithoutSync(String key) {
      calls.incrementAndGet();
      return key.startsWith("no") ? Optional.empty() : Optional.of(key);
    }

    @Cacheable("texts")
    public void nothing(String key) {
      calls.incrementAndGet();
    }

    @Cacheable(cacheNames = "texts", sync = true)
    public CompletableFuture<String> nullLater(String key) {
      calls.incrementAndGet();
      return CompletableFuture.completedFuture(null);
    }

    @Cacheable(cacheNames = "texts", unless = "#result.length() > 3")
    public String unless(String key) {
      calls.incrementAndGet();
      return key;
    }

    @Caching(
        cacheable = {@Cacheable("texts"), @Cacheable("others")},
        evict = @CacheEvict(cacheNames = "gone", allEntries = true, beforeInvocation = true))
    public String several(String key) {
      calls.incrementAndGet();
      return key;
    }

    @Cacheable(cacheNames = "texts", sync = true)
    public String error(String key) {
      calls.incrementAndGet();
      throw new StackOverflowError("deep");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableCaching
  static class Beans {

    @Bean
    Cacheme cacheme() {
      return Cacheme.builder()
          .storage("local", new InMemoryLocalStorage())
          .storage("my-redis", new InMemoryRemoteStorage(new ManualTimeSource()))
          .build();
    }

    @Bean
    CacheManager manager(Cacheme cacheme) {
      return CachemeCacheManager.builder(cacheme)
          .cache("texts", Library.twoTiers().valueType(String.class))
          .defaults(CachemeCacheConfiguration.create().tier("local", Duration.ofMinutes(1)))
          .build();
    }

    @Bean
    Odd odd() {
      return new Odd();
    }
  }

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext(Beans.class);
  private final Odd odd = context.getBean(Odd.class);
  private final CacheManager manager = context.getBean(CacheManager.class);

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void results_areCachedAsSpringSays() {
    for (int i = 0; i < 2; i++) {
      assertThat(odd.optional("a")).contains("a");
      assertThat(odd.optional("none")).isEmpty();
      assertThat(odd.optionalWithoutSync("b")).contains("b");
      assertThat(odd.optionalWithoutSync("nobody")).isEmpty();
      odd.nothing("void");
      assertThat(odd.nullLater("later").join()).isNull();
      assertThat(odd.several("several")).isEqualTo("several");
      assertThat(odd.unless("abc")).isEqualTo("abc");
    }
    assertThat(odd.calls()).isEqualTo(8);
    odd.unless("abcd");
    odd.unless("abcd");
    assertThat(odd.calls()).isEqualTo(10);
  }

  @Test
  void error_ofAMethod_isItsCallers_andNothingIsKept() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> odd.error("e")).isInstanceOf(StackOverflowError.class);
    }
    assertThat(odd.calls()).isEqualTo(2);
    assertThat(manager.getCache("texts").get("e")).isNull();
  }

  @Test
  void getCache_ofAnUnknownName_askedByMany_isOneCache() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 50; round++) {
        String name = "cache" + round;
        CountDownLatch go = new CountDownLatch(1);
        Callable<Cache> ask =
            () -> {
              go.await();
              Cache cache = manager.getCache(name);
              cache.putIfAbsent("k", Thread.currentThread().getName());
              return cache;
            };
        List<Future<Cache>> asked =
            IntStream.range(0, 8).mapToObj(i -> threads.submit(ask)).toList();
        go.countDown();
        for (Future<Cache> each : asked) {
          assertThat(each.get()).isSameAs(manager.getCache(name));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "texts::x", "ü", "", "{x}", "%"})
  void getCache_ofANameThatCannotStandInKeys_isRefusedByIt(String name) {
    assertThatThrownBy(() -> manager.getCache(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the name of the cache \"" + name + "\" cannot stand in the keys");
  }

  @Test
  void valueThatIsNotSerializable_isRefusedByBuild() {
    assertThatThrownBy(
            () ->
                CachemeCacheManager.builder(context.getBean(Cacheme.class))
                    .cache("threads", Library.twoTiers().valueType(Thread.class))
                    .build())
        .hasMessageContaining("R07")
        .hasMessageContaining("java.lang.Thread");
  }
}
