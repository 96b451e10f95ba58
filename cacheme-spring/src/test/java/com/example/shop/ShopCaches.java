package com.example.shop;

import io.cacheme.Cacheme;
import io.cacheme.spring.CachemeCacheConfiguration;
import io.cacheme.spring.CachemeCacheManager;
import io.cacheme.spring.SpringTransactions;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableCaching
public class ShopCaches {

  @Bean
  Cacheme cacheme(@Value("${shop.redis}") String redis) { // redis://localhost:6379
    return Cacheme.builder()
        .storage("local", "local://tlfu?size=10000")
        .storage("my-redis", redis)
        .transactionProbe(new SpringTransactions())
        .build();
  }

  @Bean
  CacheManager cacheManager(Cacheme cacheme) {
    return CachemeCacheManager.builder(cacheme)
        .cache(
            "products",
            CachemeCacheConfiguration.create()
                .tier("local", Duration.ofSeconds(30))
                .tier("my-redis", Duration.ofHours(1))
                .valueType(Catalogue.Product.class)
                .nullTtl(Duration.ofSeconds(5))
                .fleetSingleflight())
        .defaults(CachemeCacheConfiguration.create().tier("local", Duration.ofMinutes(1)))
        .build();
  }
}
