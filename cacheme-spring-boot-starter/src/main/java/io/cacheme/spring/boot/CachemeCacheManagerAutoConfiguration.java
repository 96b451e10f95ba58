package io.cacheme.spring.boot;

import io.cacheme.Cacheme;
import io.cacheme.codec.Serializer;
import io.cacheme.spring.CachemeCacheManager;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Spring's caches over the tiers of the application's {@link Cacheme}, where properties name any:
 * unless there is another {@link CacheManager}, or {@code spring.cache.type} asks for one.
 */
@AutoConfiguration(
    after = CachemeAutoConfiguration.class,
    beforeName = {
      "org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration",
      "org.springframework.boot.autoconfigure.cache.CacheAutoConfiguration"
    })
@ConditionalOnSingleCandidate(Cacheme.class)
@ConditionalOnMissingBean(CacheManager.class)
@Conditional(CachemeCacheManagerAutoConfiguration.Named.class)
public final class CachemeCacheManagerAutoConfiguration {

  CachemeCacheManagerAutoConfiguration() {}

  @Bean
  CachemeCacheManager cacheManager(
      Cacheme cacheme, CachemeProperties properties, ObjectProvider<Serializer> serializer) {
    CachemeCacheManager.Builder builder = CachemeCacheManager.builder(cacheme);
    serializer.ifUnique(builder::serializer);
    properties
        .caches()
        .forEach((name, cache) -> builder.cache(name, SpringCaches.of("caches." + name, cache)));
    if (!properties.cacheDefaults().tiers().isEmpty()) {
      builder.defaults(SpringCaches.of("cache-defaults", properties.cacheDefaults()));
    }
    return builder.build();
  }

  /** Whether caches are named, and nothing else is asked for. */
  static final class Named extends SpringBootCondition {

    private static final List<ConfigurationPropertyName> NAMED =
        List.of(
            ConfigurationPropertyName.of("cacheme.caches"),
            ConfigurationPropertyName.of("cacheme.cache-defaults.tiers"));

    Named() {}

    @Override
    public ConditionOutcome getMatchOutcome(
        ConditionContext context, AnnotatedTypeMetadata metadata) {
      Environment environment = context.getEnvironment();
      ConditionMessage.Builder message = ConditionMessage.forCondition("Cacheme's caches");
      if (environment.containsProperty("spring.cache.type")) {
        return ConditionOutcome.noMatch(message.because("spring.cache.type asks for others"));
      }
      return NAMED.stream().anyMatch(name -> isSaid(environment, name))
          ? ConditionOutcome.match(message.because("cacheme.caches names some"))
          : ConditionOutcome.noMatch(message.because("cacheme.caches names none"));
    }

    private static boolean isSaid(Environment environment, ConfigurationPropertyName name) {
      for (var source : ConfigurationPropertySources.get(environment)) {
        if (source.getConfigurationProperty(name) != null
            || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
          return true;
        }
      }
      return false;
    }
  }
}
