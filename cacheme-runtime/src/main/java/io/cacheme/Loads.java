package io.cacheme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a node are loaded: its loader, its bulk loader, and the dependencies that both
 * were built from. Two bindings are the same where the dependencies are the same objects, or equal
 * where they are numbers, strings and the like, which have no identity of their own.
 *
 * @param <N> the node
 * @param <V> the value
 */
public final class Loads<N, V> {

  private static final Loads<?, ?> NONE = new Loads<>(null, null, List.of());

  private final @Nullable Loader<N, V> loader;
  private final @Nullable BulkLoader<N, V> bulkLoader;
  private final List<@Nullable Object> dependencies;

  private Loads(
      @Nullable Loader<N, V> loader,
      @Nullable BulkLoader<N, V> bulkLoader,
      List<@Nullable Object> dependencies) {
    this.loader = loader;
    this.bulkLoader = bulkLoader;
    this.dependencies = dependencies;
  }

  /** No loader: every {@code get} brings its own. */
  @SuppressWarnings("unchecked")
  public static <N, V> Loads<N, V> none() {
    return (Loads<N, V>) NONE;
  }

  /**
   * Loads by {@code loader}.
   *
   * @param dependencies what it was built from, null where a dependency is; none for a loader that
   *     needs nothing
   */
  public static <N, V> Loads<N, V> by(Loader<N, V> loader, @Nullable Object... dependencies) {
    return new Loads<>(
        Objects.requireNonNull(loader, "loader"),
        null,
        new ArrayList<>(Arrays.asList(dependencies)));
  }

  /**
   * The same with a loader for many keys.
   *
   * @param moreDependencies what {@code bulkLoader} was built from
   */
  public Loads<N, V> bulk(BulkLoader<N, V> bulkLoader, @Nullable Object... moreDependencies) {
    List<@Nullable Object> all = new ArrayList<>(dependencies);
    all.addAll(Arrays.asList(moreDependencies));
    return new Loads<>(loader, Objects.requireNonNull(bulkLoader, "bulkLoader"), all);
  }

  /** The loader of one key, if any. */
  public @Nullable Loader<N, V> loader() {
    return loader;
  }

  /** The loader of many keys, if any. */
  public @Nullable BulkLoader<N, V> bulkLoader() {
    return bulkLoader;
  }

  /** Whether {@code other} was built from the same. */
  public boolean sameDependencies(Loads<?, ?> other) {
    if (dependencies.size() != other.dependencies.size()
        || (loader == null) != (other.loader == null)
        || (bulkLoader == null) != (other.bulkLoader == null)) {
      return false;
    }
    for (int i = 0; i < dependencies.size(); i++) {
      if (!same(dependencies.get(i), other.dependencies.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Equal services are two services. */
  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return one == other || (one != null && isPlainValue(one) && one.equals(other));
  }

  private static boolean isPlainValue(Object dependency) {
    return dependency instanceof String
        || dependency instanceof Number
        || dependency instanceof Boolean
        || dependency instanceof Character
        || dependency instanceof Duration;
  }
}
