package com.example.shop;

import io.cacheme.Cacheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** As the processor is to write it. */
@Configuration(value = "com.example.shop.PriceCacheConfiguration", proxyBeanMethods = false)
public class PriceCacheConfiguration {

  @Bean("com.example.shop.PriceCache")
  public PriceCache priceCache(Cacheme cacheme, Prices prices) {
    return PriceCache.create(cacheme, prices);
  }
}
