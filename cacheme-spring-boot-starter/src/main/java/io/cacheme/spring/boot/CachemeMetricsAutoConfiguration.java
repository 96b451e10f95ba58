package io.cacheme.spring.boot;

import io.cacheme.Cacheme;
import io.cacheme.micrometer.AnswerTimers;
import io.cacheme.micrometer.CachemeMetrics;
import io.cacheme.micrometer.CallTimers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** The meters of the application's {@link Cacheme}, where there is a registry for them. */
@SuppressWarnings("exports") // an application that has none of these needs none
@AutoConfiguration(
    after = CachemeAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnClass({MeterRegistry.class, CachemeMetrics.class})
@ConditionalOnBean(MeterRegistry.class)
public final class CachemeMetricsAutoConfiguration {

  CachemeMetricsAutoConfiguration() {}

  /** What Spring Boot binds to the registry, as it does every {@code MeterBinder}. */
  @Bean(destroyMethod = "close")
  @ConditionalOnSingleCandidate(Cacheme.class)
  @ConditionalOnMissingBean
  @ConditionalOnBooleanProperty(name = "cacheme.metrics.enabled", matchIfMissing = true)
  CachemeMetrics cachemeMetrics(Cacheme cacheme, CachemeProperties properties) {
    return new CachemeMetrics(cacheme, tags(properties));
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBooleanProperty("cacheme.metrics.answer-timers")
  AnswerTimers cachemeAnswerTimers(MeterRegistry registry, CachemeProperties properties) {
    return new AnswerTimers(registry, tags(properties));
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBooleanProperty("cacheme.metrics.call-timers")
  CallTimers cachemeCallTimers(MeterRegistry registry, CachemeProperties properties) {
    return new CallTimers(registry, tags(properties));
  }

  private static Tags tags(CachemeProperties properties) {
    Tags tags = Tags.empty();
    for (Map.Entry<String, String> tag : properties.metrics().tags().entrySet()) {
      tags = tags.and(Tag.of(tag.getKey(), tag.getValue()));
    }
    return tags;
  }
}
