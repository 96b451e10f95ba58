package io.cacheme.spring.boot;

import io.cacheme.Cacheme;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the storages of the application's {@link Cacheme} do, in its health. */
@SuppressWarnings("exports") // an application that has none of these needs none
@AutoConfiguration(
    after = CachemeAutoConfiguration.class,
    beforeName = {
      "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration",
      "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration"
    })
@ConditionalOnClass(CompositeHealthContributor.class)
@ConditionalOnSingleCandidate(Cacheme.class)
@ConditionalOnEnabledHealthIndicator("cacheme")
public final class CachemeHealthAutoConfiguration {

  CachemeHealthAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean(name = {"cachemeHealthContributor", "cachemeHealthIndicator"})
  CompositeHealthContributor cachemeHealthContributor(Cacheme cacheme) {
    return new StoragesHealth(cacheme);
  }

  /** Where there is the endpoint, which has groups. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthEndpointGroupsPostProcessor.class)
  @ConditionalOnBooleanProperty(
      name = "cacheme.health.affects-application",
      havingValue = false,
      matchIfMissing = true)
  static class Groups {

    Groups() {}

    @Bean
    static StoragesStatus cachemeStoragesStatus() {
      return new StoragesStatus();
    }
  }
}
