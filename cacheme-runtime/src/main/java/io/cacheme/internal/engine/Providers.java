package io.cacheme.internal.engine;

import io.cacheme.CachemeConfigurationException;
import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes storages from URLs, by the providers on the class path. */
public final class Providers {

  private Providers() {}

  public static Storage create(String name, String url) {
    return create(name, parse(name, url));
  }

  /**
   * The {@code url} of a storage, taken apart.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static StorageUrl parse(String name, String url) {
    try {
      return StorageUrl.parse(url);
    } catch (IllegalArgumentException e) {
      throw named(name, e);
    }
  }

  private static IllegalArgumentException named(String name, IllegalArgumentException e) {
    return new IllegalArgumentException("storage \"" + name + "\": " + e.getMessage(), e);
  }

  /**
   * A storage that is not yet open.
   *
   * @throws IllegalArgumentException if no module answers to the URL, or it is wrong
   * @throws CachemeConfigurationException if the module that does cannot be linked (R20)
   */
  public static Storage create(String name, StorageUrl url) {
    return create(
        name,
        url,
        ServiceLoader.load(StorageProvider.class, Providers.class.getClassLoader()).iterator());
  }

  static Storage create(String name, StorageUrl url, Iterator<StorageProvider> providers) {
    Set<String> known = new TreeSet<>();
    ServiceConfigurationError broken = null;
    while (true) {
      try {
        if (!providers.hasNext()) {
          break;
        }
        StorageProvider provider = providers.next();
        if (provider.schemes().contains(url.scheme())) {
          return create(name, url, provider);
        }
        known.addAll(provider.schemes());
      } catch (ServiceConfigurationError e) { // perhaps another module's
        broken = e;
      }
    }
    throw unknown(name, url, known, broken);
  }

  private static Storage create(String name, StorageUrl url, StorageProvider provider) {
    try {
      return provider.create(url);
    } catch (IllegalArgumentException e) {
      throw named(name, e);
    } catch (LinkageError e) {
      throw StorageFailures.unlinked(name, url.toString(), provider, e);
    }
  }

  private static RuntimeException unknown(
      String name, StorageUrl url, Set<String> known, @Nullable ServiceConfigurationError broken) {
    if (broken != null) {
      return StorageFailures.unlinked(name, url.toString(), Providers.class, broken);
    }
    return new IllegalArgumentException(
        "no storage on the class path answers to \""
            + url.scheme()
            + "://\", as storage \""
            + name
            + "\" asks for\n    help:  "
            + help(url.scheme())
            + "; here are: "
            + known);
  }

  private static String help(String scheme) {
    String ours =
        switch (scheme) {
          case "local", "mysql", "postgresql", "redis", "sqlite", "mongodb" -> scheme;
          case "rediss" -> "redis";
          case "mariadb" -> "mysql";
          case "postgres" -> "postgresql";
          case "mongodb+srv" -> "mongodb";
          default -> "";
        };
    return ours.isEmpty()
        ? "write one that does, or add its module; docs/storages.md has ours"
        : "add the module that does, io.cacheme:cacheme-storage-" + ours;
  }
}
