package io.cacheme.proof.soak;

import io.cacheme.Cacheme;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Where storages are, by their names. */
record Urls(Map<String, String> byName) {

  /** Less than the loads that hang take. */
  private static final Duration LOAD_TIMEOUT = Duration.ofSeconds(5);

  /** Of arguments as {@code redis=redis://…}. */
  static Urls parse(String... arguments) {
    Map<String, String> urls = new TreeMap<>();
    Arrays.stream(arguments)
        .map(argument -> argument.split("=", 2))
        .forEach(argument -> urls.put(argument[0], argument[1]));
    return new Urls(urls);
  }

  String of(String name) {
    String url = byName.get(name);
    if (url == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
    return url;
  }

  /** One with a heap of each kind and all of these, whose keys begin with {@code prefix}. */
  Cacheme open(String prefix) {
    Cacheme.Builder builder =
        Cacheme.builder()
            .prefix(prefix)
            .storage("local", "local://tlfu?size=2000")
            .storage("local-recent", "local://lru?size=1000")
            .storage("local-weighed", "local://tlfu?bytes=256KiB")
            .loadTimeout(LOAD_TIMEOUT);
    byName.forEach(builder::storage);
    return builder.build();
  }
}
