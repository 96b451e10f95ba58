package io.cacheme.benchmarks.start;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;

/** The first answer of Caffeine alone, which loads it. */
final class CaffeineStart {

  private CaffeineStart() {}

  public static void main(String[] args) {
    LoadingCache<Long, Long> cache =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .recordStats()
            .build(key -> key + 1);
    System.out.println(cache.get(0L));
  }
}
