package io.cacheme.benchmarks;

import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.TimeUnit;
import org.cache2k.Cache2kBuilder;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Other caches on the heap, of 10,000 entries that live an hour, as ours:
 *
 * <ul>
 *   <li>JetCache by {@code CaffeineCacheBuilder}, as its page "Builder" says; no key convertor, so
 *       that keys are told apart by {@code equals}, no monitor, so that nothing is counted;
 *   <li>Spring's {@code CaffeineCacheManager}, whose cache is called itself, and {@code @Cacheable}
 *       on a bean, as the reference's page "Cache Abstraction" says; the key is the argument;
 *   <li>cache2k by its builder, its defaults, which count.
 * </ul>
 */
final class HeapPeers implements AutoCloseable {

  private static final int SIZE = 10_000;

  final com.alicp.jetcache.Cache<HeapKey, Profile> jetcache =
      CaffeineCacheBuilder.createCaffeineCacheBuilder()
          .limit(SIZE)
          .expireAfterWrite(1, TimeUnit.HOURS)
          .buildCache();
  final Cache spring;
  final CacheableProfiles cacheable;
  final org.cache2k.Cache<HeapKey, Profile> cache2k =
      Cache2kBuilder.of(HeapKey.class, Profile.class)
          .entryCapacity(SIZE)
          .expireAfterWrite(1, TimeUnit.HOURS)
          .build();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext(SpringCaching.class);

  HeapPeers() {
    spring = context.getBean(CacheManager.class).getCache("direct");
    cacheable = context.getBean(CacheableProfiles.class);
  }

  void put(long id, Profile profile) {
    HeapKey key = new HeapKey(id);
    jetcache.put(key, profile);
    spring.put(key, profile);
    cache2k.put(key, profile);
    cacheable.profile(id);
  }

  @Override
  public void close() {
    context.close();
    cache2k.close();
    jetcache.close();
  }

  /** What Spring is told. */
  @Configuration
  @EnableCaching
  public static class SpringCaching {

    /** Its caches. */
    @Bean
    public CacheManager cacheManager() {
      CaffeineCacheManager manager = new CaffeineCacheManager("direct", "profiles");
      manager.setCaffeine(
          Caffeine.newBuilder().maximumSize(SIZE).expireAfterWrite(1, TimeUnit.HOURS));
      return manager;
    }

    /** The bean whose method is cached. */
    @Bean
    public CacheableProfiles profiles() {
      return new CacheableProfiles();
    }
  }

  /** Where the profiles are from. */
  public static class CacheableProfiles {

    /** The profile of {@code id}. */
    @Cacheable("profiles")
    public Profile profile(long id) {
      return Profile.sample();
    }
  }
}
