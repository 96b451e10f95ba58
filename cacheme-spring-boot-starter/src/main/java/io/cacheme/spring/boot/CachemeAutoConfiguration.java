package io.cacheme.spring.boot;

import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.CachemeObserver;
import io.cacheme.codec.Serializer;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.TransactionProbe;
import io.cacheme.spring.SpringTransactions;
import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The application's {@link Cacheme}, made from its properties unless it has a bean of its own. It
 * is closed when the context is, which is after web servers, listeners and schedulers have stopped:
 * what they still work on is answered.
 */
@AutoConfiguration
@EnableConfigurationProperties(CachemeProperties.class)
public final class CachemeAutoConfiguration {

  CachemeAutoConfiguration() {}

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  Cacheme cacheme(
      CachemeProperties properties,
      Environment environment,
      ObjectProvider<CachemeConnectionDetails> connections,
      ObjectProvider<Serializer> serializer,
      ObjectProvider<ContextPropagation> contexts,
      ObjectProvider<TransactionProbe> transactions,
      ObjectProvider<CachemeListener> listeners,
      ObjectProvider<CachemeObserver> observers,
      ObjectProvider<CachemeBuilderCustomizer> customizers) {
    Cacheme.Builder builder =
        new PropertiesBuilder(properties)
            .build(
                environment.getProperty("spring.application.name"),
                connections.orderedStream().toList());
    serializer.ifUnique(builder::serializer);
    contexts.ifUnique(builder::contextPropagation);
    transactions.ifUnique(builder::transactionProbe);
    listeners.orderedStream().forEach(builder::listener);
    observers.ifUnique(builder::observer);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  @Bean
  static StorageBinding cachemeStorageBinding() {
    return new StorageBinding();
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "cacheme.global", matchIfMissing = true)
  static GlobalCacheme globalCacheme(ConfigurableListableBeanFactory beans) {
    return new GlobalCacheme(beans);
  }

  /** Where beans are made when they are first asked for, nodes are bound later, or never. */
  @Bean
  @ConditionalOnBooleanProperty(name = "cacheme.check-nodes", matchIfMissing = true)
  @ConditionalOnBooleanProperty(
      name = "spring.main.lazy-initialization",
      havingValue = false,
      matchIfMissing = true)
  static SmartInitializingSingleton cachemeNodesCheck(ObjectProvider<Cacheme> cacheme) {
    return () -> cacheme.ifUnique(Cacheme::checkOverrides);
  }

  /** Transactions of Spring's. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.transaction.support.TransactionSynchronization")
  static class Transactions {

    Transactions() {}

    @Bean
    @ConditionalOnMissingBean(TransactionProbe.class)
    SpringTransactions cachemeTransactions(CachemeProperties properties) {
      return properties.readOnlyTransactions()
          ? new SpringTransactions()
          : SpringTransactions.exceptReadOnly();
    }
  }

  /** What callers' threads carry, as Micrometer knows it. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ContextSnapshotFactory.class)
  @ConditionalOnBooleanProperty(name = "cacheme.context-propagation", matchIfMissing = true)
  static class Contexts {

    Contexts() {}

    @Bean
    @ConditionalOnMissingBean
    ContextPropagation cachemeContextPropagation(ObjectProvider<ContextSnapshotFactory> factories) {
      ContextSnapshotFactory factory =
          factories.getIfUnique(() -> ContextSnapshotFactory.builder().build());
      return () -> factory.captureAll()::wrap;
    }
  }
}
