package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Properties of the environment, whose names have no dashes and no case. */
class EnvironmentVariablesTest {

  private static CachemeProperties bind(Map<String, Object> variables, Map<String, Object> file) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().remove("systemEnvironment");
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
    environment.getPropertySources().addLast(new MapPropertySource("file", file));
    ConfigurationPropertySources.attach(environment);
    return Binder.get(environment).bind("cacheme", Bindable.of(CachemeProperties.class)).get();
  }

  @Test
  void variable_isOfTheStorage_thatTheFileNames() {
    CachemeProperties properties =
        bind(
            Map.of("CACHEME_STORAGES_MYREDIS_PASSWORD", "s3cret"),
            Map.of("cacheme.storages.my-redis.url", "redis://host"));

    assertThat(properties.storages()).containsOnlyKeys("my-redis");
    assertThat(properties.storages().get("my-redis").url()).isEqualTo("redis://host");
    assertThat(properties.storages().get("my-redis").password()).isEqualTo("s3cret");
    assertThat(properties.toString()).doesNotContain("s3cret").doesNotContain("redis://");
  }

  @Test
  void variable_isOfTheNode_thatTheFileNames() {
    CachemeProperties properties =
        bind(
            Map.of("CACHEME_NODES_PRICE_TTL_MYREDIS", "1s", "CACHEME_READSILENCE", "7s"),
            Map.of("cacheme.nodes.Price.ttl.my-redis", "10s"));

    assertThat(properties.nodes()).containsOnlyKeys("Price");
    assertThat(properties.nodes().get("Price").ttl()).containsOnly(Map.entry("my-redis", "1s"));
    assertThat(properties.readSilence()).hasSeconds(7);
  }

  @Test
  void variable_alone_hasANameWithoutDashes() {
    assertThat(
            bind(Map.of("CACHEME_STORAGES_MYREDIS_URL", "redis://host"), Map.of())
                .storages()
                .keySet())
        .containsExactly("myredis");
  }
}
