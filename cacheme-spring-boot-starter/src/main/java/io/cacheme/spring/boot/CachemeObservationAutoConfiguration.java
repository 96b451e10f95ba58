package io.cacheme.spring.boot;

import io.cacheme.Cacheme;
import io.cacheme.CachemeObserver;
import io.cacheme.micrometer.CachemeObservations;
import io.cacheme.micrometer.LoadObservationConvention;
import io.cacheme.micrometer.StorageCallObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Loads and calls of storages of the application's {@link Cacheme} as observations, where there is
 * a registry of them; before that, for it is given what observes when it is made.
 */
@SuppressWarnings("exports") // an application that has none of these needs none
@AutoConfiguration(
    before = CachemeAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration"
    })
@ConditionalOnClass({ObservationRegistry.class, CachemeObservations.class})
@ConditionalOnBean(ObservationRegistry.class)
public final class CachemeObservationAutoConfiguration {

  CachemeObservationAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean(CachemeObserver.class)
  @ConditionalOnBooleanProperty(name = "cacheme.observations.enabled", matchIfMissing = true)
  CachemeObservations cachemeObservations(
      ObservationRegistry registry,
      ObjectProvider<LoadObservationConvention> loads,
      ObjectProvider<StorageCallObservationConvention> calls) {
    return new CachemeObservations(registry, loads.getIfUnique(), calls.getIfUnique());
  }
}
