package io.cacheme.spring;

import io.cacheme.Cacheme;
import io.cacheme.codec.Serializer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;

/**
 * Spring's caches over the tiers of a {@link Cacheme}, for {@code @Cacheable}, {@code @CachePut}
 * and {@code @CacheEvict} as they are:
 *
 * <pre>{@code
 * @Bean
 * CacheManager cacheManager(Cacheme cacheme) {
 *   return CachemeCacheManager.builder(cacheme)
 *       .cache("users", CachemeCacheConfiguration.create()
 *           .tier("local", Duration.ofSeconds(30))
 *           .tier("my-redis", Duration.ofHours(1))
 *           .valueType(User.class))
 *       .build();
 * }
 * }</pre>
 *
 * <p>Each cache is a {@linkplain io.cacheme.DynamicNode node} of the {@code Cacheme}, with its
 * counters, and {@link Cache#getNativeCache} is its {@link io.cacheme.NodeCache}. It closes
 * nothing: the {@code Cacheme} is yours. Safe for any number of threads.
 *
 * <p>A storage that fails makes no access fail: a read is a miss, and what a write did not reach is
 * told to {@link io.cacheme.CachemeListener#onFailedConsequence}, logged, not read by this process,
 * and tried again. With {@link SpringTransactions}, what is written in a transaction is removed at
 * once and written after the commit. Writes are waited for, but on threads of Reactor's that must
 * not block.
 */
public final class CachemeCacheManager implements CacheManager {

  private final Cacheme cacheme;
  private final @Nullable Serializer serializer;
  private final @Nullable CachemeCacheConfiguration defaults;
  private final ConcurrentNavigableMap<String, Cache> caches = new ConcurrentSkipListMap<>();

  private CachemeCacheManager(Builder builder) {
    cacheme = builder.cacheme;
    serializer = builder.serializer;
    defaults = builder.defaults;
    builder.caches.forEach((name, cache) -> caches.put(name, make(name, cache)));
  }

  /** Begins a manager over {@code cacheme}. */
  public static Builder builder(Cacheme cacheme) {
    return new Builder(cacheme);
  }

  private Cache make(String name, CachemeCacheConfiguration configuration) {
    return configuration.cache(name, cacheme, serializer);
  }

  /**
   * The cache of that name; null for one that was not configured, unless there are {@linkplain
   * Builder#defaults defaults}.
   */
  @Override
  public @Nullable Cache getCache(String name) {
    Cache known = caches.get(name);
    if (known != null || defaults == null) {
      return known;
    }
    Cache made = make(name, defaults); // which calls listeners, so under no lock
    Cache other = caches.putIfAbsent(name, made);
    return other == null ? made : other;
  }

  /** The names of the caches that were configured, or have been asked for, in order. */
  @Override
  public Collection<String> getCacheNames() {
    return Collections.unmodifiableSet(caches.keySet());
  }

  @Override
  public String toString() {
    return "CachemeCacheManager" + caches.keySet();
  }

  /** Collects the caches of a manager. */
  public static final class Builder {

    private final Cacheme cacheme;
    private final Map<String, CachemeCacheConfiguration> caches = new LinkedHashMap<>();
    private final Map<String, String> nodes = new HashMap<>();
    private @Nullable Serializer serializer;
    private @Nullable CachemeCacheConfiguration defaults;

    private Builder(Cacheme cacheme) {
      this.cacheme = Objects.requireNonNull(cacheme, "cacheme");
    }

    /**
     * Adds a cache.
     *
     * @throws IllegalArgumentException if there is one of that name, or of its {@linkplain
     *     CachemeCacheConfiguration#node node}
     */
    public Builder cache(String name, CachemeCacheConfiguration configuration) {
      Objects.requireNonNull(configuration, "configuration");
      String other = nodes.putIfAbsent(configuration.nodeOf(name), name);
      if (other != null || caches.putIfAbsent(name, configuration) != null) {
        throw new IllegalArgumentException(
            "the cache \""
                + name
                + "\" has the keys of the cache \""
                + (other == null ? name : other)
                + "\"\n    help:  configure each once, and give each a node(…) of its own, or none");
      }
      return this;
    }

    /**
     * What caches are that were not added: each is made when it is first asked for. Without, there
     * are none, and Spring refuses their names.
     *
     * @throws IllegalArgumentException if they would all have the keys of one {@linkplain
     *     CachemeCacheConfiguration#node node}
     */
    public Builder defaults(CachemeCacheConfiguration configuration) {
      if (configuration.isNamed()) {
        throw new IllegalArgumentException(
            "all caches by default would share their keys\n    help:  leave node(…) out of the"
                + " defaults");
      }
      this.defaults = configuration;
      return this;
    }

    /** Writes the values of caches that name no serializer, for remote tiers. */
    public Builder serializer(Serializer serializer) {
      this.serializer = Objects.requireNonNull(serializer, "serializer");
      return this;
    }

    /**
     * The manager, its caches bound.
     *
     * @throws io.cacheme.CachemeConfigurationException as {@link Cacheme#bind} says: for a storage
     *     that is not registered (R01), or values that nobody can write to a remote tier (R07)
     * @throws IllegalArgumentException if a cache has no tier, or a name that cannot stand in keys
     */
    public CachemeCacheManager build() {
      return new CachemeCacheManager(this);
    }
  }
}
