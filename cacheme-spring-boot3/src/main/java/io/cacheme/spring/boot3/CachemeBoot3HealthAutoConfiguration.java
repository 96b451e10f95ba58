package io.cacheme.spring.boot3;

import io.cacheme.Cacheme;
import io.cacheme.spring.boot.CachemeAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the storages of the application's {@link Cacheme} do, in its health. */
@AutoConfiguration(
    after = CachemeAutoConfiguration.class,
    beforeName = {
      "org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration"
    })
@ConditionalOnClass(CompositeHealthContributor.class)
@ConditionalOnSingleCandidate(Cacheme.class)
@ConditionalOnEnabledHealthIndicator("cacheme")
public final class CachemeBoot3HealthAutoConfiguration {

  CachemeBoot3HealthAutoConfiguration() {}

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
