package io.cacheme.internal.engine;

import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** Makes storages from URLs, by the providers on the class path. */
public final class Providers {

  private Providers() {}

  public static Storage create(String name, String url) {
    return create(name, StorageUrl.parse(url));
  }

  public static Storage create(String name, StorageUrl url) {
    Set<String> known = new TreeSet<>();
    for (StorageProvider provider :
        ServiceLoader.load(StorageProvider.class, Providers.class.getClassLoader())) {
      if (provider.schemes().contains(url.scheme())) {
        return provider.create(url);
      }
      known.addAll(provider.schemes());
    }
    throw new IllegalArgumentException(
        "no storage on the class path answers to \""
            + url.scheme()
            + "://\", as storage \""
            + name
            + "\" asks for\n    help:  add the module that does, as in io.cacheme:cacheme-storage-"
            + module(url.scheme())
            + "; here are: "
            + known);
  }

  private static String module(String scheme) {
    return scheme.equals("rediss") ? "redis" : scheme;
  }
}
