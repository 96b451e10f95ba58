package com.example.shop;

import io.cacheme.spring.boot.CachemeBuilderCustomizer;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Audit {

  final ConcurrentLinkedQueue<String> dropped = new ConcurrentLinkedQueue<>();

  @Bean
  CachemeBuilderCustomizer audited() {
    return builder ->
        builder.removalListener(
            PriceNodes.SPEC, removal -> dropped.add(removal.node().sku() + " " + removal.cause()));
  }
}
