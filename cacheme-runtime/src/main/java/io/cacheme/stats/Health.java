package io.cacheme.stats;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How all storages of a {@code Cacheme} do. Immutable. */
public final class Health {

  private final Map<String, StorageState> storages;
  private final StorageState.Status status;

  private Health(Map<String, StorageState> storages) {
    this.storages = Collections.unmodifiableMap(storages);
    this.status =
        storages.values().stream()
            .map(StorageState::status)
            .max(StorageState.Status::compareTo)
            .orElse(StorageState.Status.UP);
  }

  /**
   * The health of {@code storages}; of several of one name the last counts.
   *
   * @param storages their states; without any, all is well
   */
  public static Health of(Collection<StorageState> storages) {
    Map<String, StorageState> byName = new TreeMap<>();
    storages.forEach(state -> byName.put(state.name(), state));
    return new Health(byName);
  }

  /**
   * The state of each storage by the name it is registered under, in the order of these;
   * unmodifiable.
   */
  public Map<String, StorageState> storages() {
    return storages;
  }

  /** That of the storage that does worst; {@link StorageState.Status#UP} where there is none. */
  public StorageState.Status status() {
    return status;
  }

  /** Whether every storage is {@link StorageState.Status#UP}. */
  public boolean isUp() {
    return status == StorageState.Status.UP;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Health health && storages.equals(health.storages));
  }

  @Override
  public int hashCode() {
    return storages.hashCode();
  }

  /** A line for each storage, for people. */
  @Override
  public String toString() {
    return storages.values().stream()
        .map(StorageState::toString)
        .collect(Collectors.joining("\n", "Health " + status + "\n", "\n"));
  }
}
