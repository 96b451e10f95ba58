package com.example.hello;

import io.cacheme.Cacheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** As the processor is to write it. */
@Configuration(value = "com.example.hello.GreetingCacheConfiguration", proxyBeanMethods = false)
public class GreetingCacheConfiguration {

  @Bean("com.example.hello.GreetingCache")
  public GreetingCache greetingCache(Cacheme cacheme) {
    return GreetingCache.create(cacheme);
  }
}
