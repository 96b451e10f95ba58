package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.hello.GreetingCache;
import com.example.hello.GreetingCacheConfiguration;
import com.example.shop.PriceCache;
import com.example.shop.PriceCacheConfiguration;
import com.example.shop.Prices;
import io.cacheme.CacheClosedException;
import io.cacheme.Cacheme;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Contexts that do not start, start late, or end while something is under way. */
class LifecycleTest {

  private static final String LOCAL = "cacheme.storages.my-redis=local://tlfu";

  private static ConfigurableApplicationContext start(Class<?> application, String... properties) {
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.NONE)
        .properties(LOCAL)
        .properties(properties)
        .run();
  }

  /** Fails after it has used the cache. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(GreetingCacheConfiguration.class)
  static class Failing {

    static final AtomicReference<Cacheme> MADE = new AtomicReference<>();

    @Bean
    Object fails(Cacheme cacheme, GreetingCache greetings) {
      MADE.set(cacheme);
      greetings.sync().get("x");
      throw new IllegalStateException("the database is away");
    }
  }

  @Test
  void refreshFails_allIsClosed_andTheGlobalOneIsPutBack() {
    Cacheme before = Cacheme.builder().build();
    Cacheme atFirst = Cacheme.getAndSetGlobal(before);
    try {
      assertThatThrownBy(() -> start(Failing.class)).hasRootCauseMessage("the database is away");
      assertThat(Cacheme.global()).isSameAs(before);
      Cacheme made = Failing.MADE.get();
      assertThatThrownBy(() -> GreetingCache.create(made).sync().get("y"))
          .isInstanceOf(CacheClosedException.class);
    } finally {
      Cacheme.getAndSetGlobal(atFirst);
    }
  }

  /** Waits in its load. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({PriceCacheConfiguration.class, GreetingCacheConfiguration.class})
  static class Slow {

    final CountDownLatch isLoading = new CountDownLatch(2);
    final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Bean
    Prices prices() {
      return sku -> {
        isLoading.countDown();
        try {
          mayGoOn.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return 5L;
      };
    }
  }

  @Test
  void contextIsClosed_whileLoadsRun_allComplete() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    ConfigurableApplicationContext context = start(Slow.class, "cacheme.close-timeout=300ms");
    try {
      PriceCache prices = context.getBean(PriceCache.class);
      Slow slow = context.getBean(Slow.class);
      CompletableFuture<Long> own =
          CompletableFuture.supplyAsync(() -> prices.sync().get("own"), threads);
      CompletableFuture<Long> later = prices.get("later");
      slow.isLoading.await();

      context.close();

      assertThatThrownBy(later::join).hasRootCauseInstanceOf(CacheClosedException.class);
      slow.mayGoOn.countDown();
      assertThat(own.join()).isEqualTo(5);
    } finally {
      threads.shutdownNow();
      context.close();
    }
  }

  @Test
  void lazy_bindsAtTheFirstUse_andTheStaticAccessorsToo() {
    try (ConfigurableApplicationContext context =
        start(Slow.class, "spring.main.lazy-initialization=true")) {
      assertThat(context.getBean(GreetingCache.class).sync().get("a")).isEqualTo("Hello, a!");
      assertThat(Cacheme.global()).isSameAs(context.getBean(Cacheme.class));
      assertThat(context.getBean(Cacheme.class).nodes()).hasSize(1);
    }
  }
}
