package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.library.Library;
import com.example.library.Library.Titles;
import io.cacheme.Cacheme;
import io.cacheme.spring.CachemeCacheManager;
import io.cacheme.testservers.TestServers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring's cache annotations over caches that properties name. */
class SpringCachesTest {

  private static final String REDIS = "cacheme.storages.my-redis.url=" + TestServers.redis().url();
  private static final String TIERS = "cacheme.caches.titles.tiers=local 30s, my-redis 1h";
  private static final String TYPE = "cacheme.caches.titles.value-type=java.lang.String";

  private static ConfigurableApplicationContext library(Class<?> more, String... properties) {
    return new SpringApplicationBuilder(Library.class, more)
        .web(WebApplicationType.NONE)
        .properties(properties)
        .run();
  }

  @Test
  void caches_areNodes_withTheirTiers() {
    String name = "spring.application.name=library-" + UUID.randomUUID();
    try (ConfigurableApplicationContext one = library(Library.class, REDIS, TIERS, TYPE, name);
        ConfigurableApplicationContext two = library(Library.class, REDIS, TIERS, TYPE, name)) {
      Titles titles = one.getBean(Titles.class);

      assertThat(titles.title(7)).isEqualTo("title 7 #1");
      assertThat(titles.title(7)).isEqualTo("title 7 #1");
      assertThat(two.getBean(Titles.class).title(7)).isEqualTo("title 7 #1"); // by Redis
      titles.forget(7);
      assertThat(titles.title(7)).isEqualTo("title 7 #2");
      assertThat(one.getBean(CacheManager.class)).isInstanceOf(CachemeCacheManager.class);
      assertThat(one.getBean(Cacheme.class).describe())
          .contains("titles", "local 30s, my-redis 1h");
      assertThat(one.getBean(CacheManager.class).getCache("other")).isNull();
    }
  }

  @Test
  void defaults_areWhatOthersAre() {
    try (ConfigurableApplicationContext library =
        library(Library.class, "cacheme.cache-defaults.tiers=local 10s")) {
      Titles titles = library.getBean(Titles.class);
      titles.title(7);
      titles.title(7);

      assertThat(titles.lookups()).isEqualTo(1);
      assertThat(library.getBean(Cacheme.class).describe()).contains("titles", "local 10s");
    }
  }

  /** One of its own. */
  @Configuration(proxyBeanMethods = false)
  static class Own {

    @Bean
    CacheManager own() {
      return new ConcurrentMapCacheManager();
    }
  }

  @Test
  void backsOff_whereAnotherIs_orIsAskedFor_orNoneIsNamed() {
    try (ConfigurableApplicationContext own = library(Own.class, REDIS, TIERS, TYPE)) {
      assertThat(own.getBean(CacheManager.class)).isInstanceOf(ConcurrentMapCacheManager.class);
    }
    String simple = "cacheme.storages.my-redis=local://tlfu";
    try (ConfigurableApplicationContext asked =
        library(Own.class, simple, TIERS, "spring.cache.type=simple")) {
      assertThat(asked.getBeansOfType(CachemeCacheManager.class)).isEmpty();
    }
    try (ConfigurableApplicationContext none = library(Own.class, simple)) {
      assertThat(none.getBeansOfType(CachemeCacheManager.class)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "caches.titles.tiers=local | caches.titles.tiers",
        "caches.titles.tiers=local 10 | caches.titles.tiers",
        "caches.titles.version=v2 | caches.titles.tiers",
        "cache-defaults.tiers=local soon | cache-defaults.tiers",
        "caches.titles.node=a/b | caches.titles"
      })
  void cache_thatIsWrong_isRefusedByName(String property, String named) {
    String tiers = property.contains("node=") ? "cacheme.caches.titles.tiers=local 1s" : "a=b";
    assertThatThrownBy(() -> library(Library.class, "cacheme." + property, tiers).close())
        .rootCause()
        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
        .hasMessageContaining("cacheme." + named);
  }
}
