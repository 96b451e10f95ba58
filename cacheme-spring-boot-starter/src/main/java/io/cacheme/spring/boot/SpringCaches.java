package io.cacheme.spring.boot;

import io.cacheme.spring.CachemeCacheConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** What properties say of a cache of Spring's annotations. */
final class SpringCaches {

  private SpringCaches() {}

  /**
   * The configuration of a cache.
   *
   * @param property what is said of it, without {@code cacheme}
   * @throws InvalidConfigurationPropertyValueException if no cache can be so; names the property
   */
  static CachemeCacheConfiguration of(String property, CachemeProperties.Cache said) {
    String home = "cacheme." + property;
    if (said.tiers().isEmpty()) {
      throw new InvalidConfigurationPropertyValueException(
          home + ".tiers", "", "It names no tier. Write it as: local 30s, my-redis 1h.");
    }
    CachemeCacheConfiguration cache = CachemeCacheConfiguration.create();
    for (String tier : said.tiers()) {
      cache = withTier(cache, home + ".tiers", tier);
    }
    try {
      return withRest(cache, said);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigurationPropertyValueException(
          home, said, String.valueOf(e.getMessage()));
    }
  }

  private static CachemeCacheConfiguration withTier(
      CachemeCacheConfiguration cache, String property, String tier) {
    String[] words = tier.strip().split("\\s+");
    if (words.length != 2) {
      throw new InvalidConfigurationPropertyValueException(
          property, tier, "It is no tier. Write storage and time: local 30s, or local none.");
    }
    return cache.tier(words[0], Ttl.parse(property, words[1]));
  }

  private static CachemeCacheConfiguration withRest(
      CachemeCacheConfiguration begun, CachemeProperties.Cache said) {
    CachemeCacheConfiguration cache =
        begun.allowNullValues(said.allowNullValues()).version(said.version());
    if (said.valueType() != null) {
      cache = cache.valueType(said.valueType());
    }
    if (said.nullTtl() != null) {
      cache = cache.nullTtl(said.nullTtl());
    }
    if (said.compression() != null) {
      cache = cache.compression(said.compression());
    }
    return said.node() == null ? cache : cache.node(said.node());
  }
}
