package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.stats.CacheStats;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Path} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class PathCache {
  private final NodeCache<Path, String> cache;

  private PathCache(NodeCache<Path, String> cache) {
    this.cache = cache;
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static PathCache create(Cacheme cacheme) {
    return new PathCache(cacheme.bind(PathNodes.SPEC, loads()));
  }

  static Loads<Path, String> loads() {
    return Loads.none();
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable String> get(String user, String file,
      Loader<? super Path, ? extends String> loader) {
    return cache.get(new Path(user, file), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable String> getIfPresent(String user, String file) {
    return cache.getIfPresent(new Path(user, file));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public CompletableFuture<Map<Path, String>> getAllPresentNodes(Collection<Path> nodes) {
    return cache.getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Path, String>> getAllNodes(Collection<Path> nodes,
      BulkLoader<Path, ? extends String> bulkLoader) {
    return cache.getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(String user, String file, String value) {
    return cache.put(new Path(user, file), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String user, String file, String value) {
    return cache.putEverywhere(new Path(user, file), value);
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<@Nullable String> refresh(String user, String file,
      Loader<? super Path, ? extends String> loader) {
    return cache.refresh(new Path(user, file), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String user, String file) {
    return cache.invalidate(new Path(user, file));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String user, String file) {
    return cache.invalidateEverywhere(new Path(user, file));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAllNodes(Map<Path, String> values) {
    return cache.putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Path, String>> refreshAllNodes(Collection<Path> nodes,
      BulkLoader<Path, ? extends String> bulkLoader) {
    return cache.refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Path> nodes) {
    return cache.invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(String user, String file) {
    return cache.peek(new Path(user, file));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> clear() {
    return cache.clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public Map<Path, String> asMap() {
    return cache.asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public CacheStats stats() {
    return cache.stats();
  }

  /** The same cache by records. */
  public NodeCache<Path, String> asNodeCache() {
    return cache;
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache.sync());
  }

  /** The cache for callers that block. */
  public static final class Sync {
    private final SyncNodeCache<Path, String> cache;

    Sync(SyncNodeCache<Path, String> cache) {
      this.cache = cache;
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public @Nullable String get(String user, String file,
        Loader<? super Path, ? extends String> loader) {
      return cache.get(new Path(user, file), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public @Nullable String getIfPresent(String user, String file) {
      return cache.getIfPresent(new Path(user, file));
    }

    /** Answers the values of {@code nodes} that a tier has; never loads. */
    public Map<Path, String> getAllPresentNodes(Collection<Path> nodes) {
      return cache.getAllPresent(nodes);
    }

    /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<Path, String> getAllNodes(Collection<Path> nodes,
        BulkLoader<Path, ? extends String> bulkLoader) {
      return cache.getAll(nodes, bulkLoader);
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(String user, String file, String value) {
      cache.put(new Path(user, file), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(String user, String file, String value) {
      cache.putEverywhere(new Path(user, file), value);
    }

    /** Loads the value of this key anew by {@code loader}. */
    public @Nullable String refresh(String user, String file,
        Loader<? super Path, ? extends String> loader) {
      return cache.refresh(new Path(user, file), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(String user, String file) {
      cache.invalidate(new Path(user, file));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String user, String file) {
      cache.invalidateEverywhere(new Path(user, file));
    }

    /** Writes {@code values} to all tiers. */
    public void putAllNodes(Map<Path, String> values) {
      cache.putAll(values);
    }

    /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
    public Map<Path, String> refreshAllNodes(Collection<Path> nodes,
        BulkLoader<Path, ? extends String> bulkLoader) {
      return cache.refreshAll(nodes, bulkLoader);
    }

    /** Removes the values of {@code nodes} from all tiers. */
    public void invalidateAllNodes(Collection<Path> nodes) {
      cache.invalidateAll(nodes);
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(String user, String file) {
      return cache.peek(new Path(user, file));
    }

    /** Ends all values of this node in all tiers, for all processes. */
    public void clear() {
      cache.clear();
    }

    /** Answers a snapshot of this node's counters. */
    public CacheStats stats() {
      return cache.stats();
    }
  }
}
