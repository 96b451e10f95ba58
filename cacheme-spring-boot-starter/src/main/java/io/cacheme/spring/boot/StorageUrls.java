package io.cacheme.spring.boot;

import io.cacheme.CachemeConfigurationException;
import io.cacheme.spi.StorageUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The URLs of storages, put together from what properties and connection details say. */
final class StorageUrls {

  private static final String PREFIX = "cacheme.storages.";

  private final List<CachemeConnectionDetails> connections;

  StorageUrls(List<CachemeConnectionDetails> connections) {
    this.connections = connections;
  }

  /**
   * The URL of a storage.
   *
   * @throws CachemeConfigurationException if it is none; it repeats no credentials
   */
  StorageUrl of(String name, CachemeProperties.Storage said) {
    StorageUrl url = said.url() == null ? null : parse(name, said.url());
    CachemeConnectionDetails connection = connection(name, url);
    if (connection == null) {
      return own(name, said, url);
    }
    StorageUrl there =
        parse(name, connection.getUrl())
            .withCredentials(connection.getUsername(), connection.getPassword());
    return (url == null ? there : there.withOptions(options(url))).withOptions(options(said));
  }

  private static StorageUrl own(
      String name, CachemeProperties.Storage said, @Nullable StorageUrl url) {
    if (url == null) {
      throw wrong(
          name,
          "has no URL\n    help:  say where it is: "
              + PREFIX
              + name
              + ".url=redis://localhost:6379, or local://tlfu?size=10000 for the heap");
    }
    return url.withCredentials(emptyToNull(said.username()), emptyToNull(said.password()))
        .withOptions(options(said));
  }

  private static StorageUrl parse(String name, String url) {
    try {
      return StorageUrl.parse(url.strip());
    } catch (IllegalArgumentException e) {
      throw wrong(name, "is wrong: " + e.getMessage());
    }
  }

  /** A storage that properties say wrong things of; {@code what} has no credentials. */
  static CachemeConfigurationException wrong(String name, String what) {
    return new CachemeConfigurationException(null, PREFIX + name + " " + what);
  }

  private @Nullable CachemeConnectionDetails connection(String name, @Nullable StorageUrl url) {
    CachemeConnectionDetails found = null;
    for (CachemeConnectionDetails each : connections) {
      if (name.equals(each.getStorage())) {
        return each;
      }
      if (each.getStorage() == null
          && url != null
          && kind(url).equals(kind(parse(name, each.getUrl())))) {
        if (found != null) {
          throw wrong(
              name,
              "could be any of several "
                  + kind(url)
                  + " that connection details tell of\n    help:  let each of them name its storage,"
                  + " by getStorage() of a CachemeConnectionDetails");
        }
        found = each;
      }
    }
    return found;
  }

  private static String kind(StorageUrl url) {
    return switch (url.scheme()) {
      case "rediss" -> "redis";
      case "mariadb" -> "mysql";
      default -> url.scheme();
    };
  }

  private static Map<String, String> options(StorageUrl url) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String name : url.optionNames()) {
      String value = url.option(name);
      if (value != null) {
        options.put(name, value);
      }
    }
    return options;
  }

  private static Map<String, String> options(CachemeProperties.Storage said) {
    Map<String, String> options = new LinkedHashMap<>();
    said.options().forEach((name, value) -> options.put(camelCase(name), value));
    return options;
  }

  /** As URLs have it: poolSize for pool-size. */
  private static String camelCase(String name) {
    StringBuilder text = new StringBuilder();
    for (String word : name.split("-")) {
      text.append(
          text.isEmpty() || word.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return text.toString();
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
