package io.cacheme.spi;

import java.util.Set;

/**
 * Makes storages from URLs. Found by {@link java.util.ServiceLoader}; needs a public constructor
 * without parameters. Implemented by storages; what is added has a default.
 */
public interface StorageProvider {

  /** The URL schemes it answers to, in lower case: {@code redis}, {@code rediss}. */
  Set<String> schemes();

  /**
   * A storage that is not yet open.
   *
   * @param url of one of the {@link #schemes}
   * @return another one by each call
   * @throws IllegalArgumentException if the URL or an option is wrong; says which and how to mend
   *     it, and never repeats a password
   */
  Storage create(StorageUrl url);
}
