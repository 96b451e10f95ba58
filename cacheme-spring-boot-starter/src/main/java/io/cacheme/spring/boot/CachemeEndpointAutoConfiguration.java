package io.cacheme.spring.boot;

import io.cacheme.Cacheme;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** The endpoint of the application's {@link Cacheme}, where it is exposed. */
@SuppressWarnings("exports") // an application that has none of these needs none
@AutoConfiguration(after = CachemeAutoConfiguration.class)
@ConditionalOnClass({SanitizingFunction.class, ConditionalOnAvailableEndpoint.class})
public final class CachemeEndpointAutoConfiguration {

  CachemeEndpointAutoConfiguration() {}

  @Bean
  @ConditionalOnSingleCandidate(Cacheme.class)
  @ConditionalOnMissingBean
  @ConditionalOnAvailableEndpoint
  CachemeEndpoint cachemeEndpoint(Cacheme cacheme) {
    return new CachemeEndpoint(cacheme);
  }

  @Bean
  static StorageSecrets cachemeStorageSecrets() {
    return new StorageSecrets();
  }
}
