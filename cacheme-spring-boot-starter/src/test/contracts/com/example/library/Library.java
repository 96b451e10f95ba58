package com.example.library;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.stereotype.Service;

/** An application with Spring's cache annotations. */
@SpringBootApplication
@EnableCaching
public class Library {

  /** Looks titles up. */
  @Service
  public static class Titles {

    final AtomicInteger lookups = new AtomicInteger();

    @Cacheable("titles")
    public String title(long isbn) {
      return "title " + isbn + " #" + lookups.incrementAndGet();
    }

    @CacheEvict("titles")
    public void forget(long isbn) {}

    public int lookups() {
      return lookups.get();
    }
  }
}
