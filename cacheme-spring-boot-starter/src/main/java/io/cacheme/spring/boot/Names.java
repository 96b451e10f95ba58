package io.cacheme.spring.boot;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Names of storages and nodes, as properties have them. */
final class Names {

  private Names() {}

  /**
   * What is said by names, without those of variables of the environment that mean another one:
   * {@code CACHEME_STORAGES_MYREDIS_PASSWORD} is bound as of {@code myredis}, and of {@code
   * my-redis}, too, where a file names that.
   */
  static <V> Map<String, V> meant(Map<String, V> said) {
    Map<String, V> meant = new LinkedHashMap<>(said);
    for (String name : said.keySet()) {
      String plain = plain(name);
      if (!plain.equals(name)) {
        meant.remove(plain);
      }
    }
    return meant;
  }

  private static String plain(String name) {
    return name.replaceAll("[^\\p{Alnum}]", "").toLowerCase(Locale.ROOT);
  }
}
