package io.cacheme.internal.engine;

import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageUrl;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a builder was given: storages, each for one {@code Cacheme}, and URLs, by which each {@code
 * build} makes its own. A URL is looked at when it is given.
 */
public final class GivenStorages {

  private final Map<String, Supplier<Storage>> byName = new LinkedHashMap<>();

  /** A storage that is there. */
  public void add(String name, Storage storage) {
    put(name, () -> storage);
  }

  /**
   * One to be made.
   *
   * @throws IllegalArgumentException if the URL or an option is wrong
   */
  public void add(String name, StorageUrl url) {
    Deque<Storage> made = new ArrayDeque<>();
    made.add(Providers.create(name, url)); // which checks it, and opens nothing
    put(
        name,
        () -> {
          Storage first = made.poll();
          return first == null ? Providers.create(name, url) : first;
        });
  }

  private void put(String name, Supplier<Storage> storage) {
    if (byName.putIfAbsent(StorageRegistry.checkedName(name), storage) != null) {
      throw StorageRegistry.nameTaken(name);
    }
  }

  /** The names. */
  public Set<String> names() {
    return byName.keySet();
  }

  /** The storages of one {@code Cacheme}, all of them or none. */
  public Map<String, Storage> give() {
    Map<String, Storage> given = new LinkedHashMap<>();
    try {
      byName.forEach(
          (name, source) -> {
            Storage storage = source.get();
            StorageOwners.give(name, storage);
            given.put(name, storage);
          });
    } catch (RuntimeException | Error e) {
      given.values().forEach(StorageOwners::takeBack);
      throw e;
    }
    return given;
  }
}
