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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Clashing} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class ClashingCache {
  private final NodeCache<Clashing, String> theCache;

  private ClashingCache(NodeCache<Clashing, String> theCache) {
    this.theCache = theCache;
  }

  /** The cache in {@code theCacheme}; the same dependencies give the same cache. */
  public static ClashingCache create(Cacheme theCacheme, Clashing.First cacheme,
      Clashing.Second node, Clashing.Third found, Clashing.Second cacheme2, Clashing.First nodes) {
    return new ClashingCache(theCacheme.bind(ClashingNodes.SPEC, loads(cacheme, node, found,
        cacheme2, nodes)));
  }

  static Loads<Clashing, String> loads(Clashing.First cacheme, Clashing.Second node,
      Clashing.Third found, Clashing.Second cacheme2, Clashing.First nodes) {
    return Loads.<Clashing, String>by(theNode -> theNode.load(cacheme, node, found),
        Objects.requireNonNull(cacheme, "cacheme"), Objects.requireNonNull(node, "node"),
        Objects.requireNonNull(found, "found"), Objects.requireNonNull(cacheme2, "cacheme2"),
        Objects.requireNonNull(nodes, "nodes"))
        .bulk(theNodes -> Clashing.loadAll(theNodes, node, cacheme2, nodes));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable String> get(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue) {
    return theCache.get(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
  }

  /** Answers the value of this key, loaded by {@code theLoader} if no tier has it. */
  public CompletableFuture<@Nullable String> get(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue,
      Loader<? super Clashing, ? extends String> theLoader) {
    return theCache.get(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
        theLoader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable String> getIfPresent(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue) {
    return theCache.getIfPresent(new Clashing(cache, node, nodes, key, load, loader, value,
        theValue));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public CompletableFuture<Map<Clashing, String>> getAllPresentNodes(Collection<Clashing> nodes) {
    return theCache.getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public CompletableFuture<Map<Clashing, String>> getAllNodes(Collection<Clashing> nodes) {
    return theCache.getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Clashing, String>> getAllNodes(Collection<Clashing> nodes,
      BulkLoader<Clashing, ? extends String> bulkLoader) {
    return theCache.getAll(nodes, bulkLoader);
  }

  /** Writes {@code theValue2} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue, String theValue2) {
    return theCache.put(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
        theValue2);
  }

  /**
   * Writes {@code theValue2} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue, String theValue2) {
    return theCache.putEverywhere(new Clashing(cache, node, nodes, key, load, loader, value,
        theValue), theValue2);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public CompletableFuture<@Nullable String> refresh(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue) {
    return theCache.refresh(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
  }

  /** Loads the value of this key anew by {@code theLoader}. */
  public CompletableFuture<@Nullable String> refresh(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue,
      Loader<? super Clashing, ? extends String> theLoader) {
    return theCache.refresh(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
        theLoader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue) {
    return theCache.invalidate(new Clashing(cache, node, nodes, key, load, loader, value,
        theValue));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue) {
    return theCache.invalidateEverywhere(new Clashing(cache, node, nodes, key, load, loader, value,
        theValue));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAllNodes(Map<Clashing, String> values) {
    return theCache.putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public CompletableFuture<Map<Clashing, String>> refreshAllNodes(Collection<Clashing> nodes) {
    return theCache.refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Clashing, String>> refreshAllNodes(Collection<Clashing> nodes,
      BulkLoader<Clashing, ? extends String> bulkLoader) {
    return theCache.refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Clashing> nodes) {
    return theCache.invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(String cache, int node, int nodes, String key, String load,
      long loader, String value, String theValue) {
    return theCache.peek(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> clear() {
    return theCache.clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public Map<Clashing, String> asMap() {
    return theCache.asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public CacheStats stats() {
    return theCache.stats();
  }

  /** The same cache by records. */
  public NodeCache<Clashing, String> asNodeCache() {
    return theCache;
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(theCache.sync());
  }

  /** The cache for callers that block. */
  public static final class Sync {
    private final SyncNodeCache<Clashing, String> theCache;

    Sync(SyncNodeCache<Clashing, String> theCache) {
      this.theCache = theCache;
    }

    /** Answers the value of this key, loaded if no tier has it; null if there is none. */
    public @Nullable String get(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue) {
      return theCache.get(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
    }

    /** Answers the value of this key, loaded by {@code theLoader} if no tier has it. */
    public @Nullable String get(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue,
        Loader<? super Clashing, ? extends String> theLoader) {
      return theCache.get(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
          theLoader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public @Nullable String getIfPresent(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue) {
      return theCache.getIfPresent(new Clashing(cache, node, nodes, key, load, loader, value,
          theValue));
    }

    /** Answers the values of {@code nodes} that a tier has; never loads. */
    public Map<Clashing, String> getAllPresentNodes(Collection<Clashing> nodes) {
      return theCache.getAllPresent(nodes);
    }

    /** Answers the values of {@code nodes} in their order; those without one are left out. */
    public Map<Clashing, String> getAllNodes(Collection<Clashing> nodes) {
      return theCache.getAll(nodes);
    }

    /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<Clashing, String> getAllNodes(Collection<Clashing> nodes,
        BulkLoader<Clashing, ? extends String> bulkLoader) {
      return theCache.getAll(nodes, bulkLoader);
    }

    /** Writes {@code theValue2} to all tiers under this key. */
    public void put(String cache, int node, int nodes, String key, String load, long loader,
        String value, String theValue, String theValue2) {
      theCache.put(new Clashing(cache, node, nodes, key, load, loader, value, theValue), theValue2);
    }

    /**
     * Writes {@code theValue2} to all tiers under this key; succeeds when no process serves an
     * older value.
     */
    public void putEverywhere(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue, String theValue2) {
      theCache.putEverywhere(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
          theValue2);
    }

    /** Loads the value of this key anew while the old one keeps being served. */
    public @Nullable String refresh(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue) {
      return theCache.refresh(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
    }

    /** Loads the value of this key anew by {@code theLoader}. */
    public @Nullable String refresh(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue,
        Loader<? super Clashing, ? extends String> theLoader) {
      return theCache.refresh(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
          theLoader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(String cache, int node, int nodes, String key, String load, long loader,
        String value, String theValue) {
      theCache.invalidate(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue) {
      theCache.invalidateEverywhere(new Clashing(cache, node, nodes, key, load, loader, value,
          theValue));
    }

    /** Writes {@code values} to all tiers. */
    public void putAllNodes(Map<Clashing, String> values) {
      theCache.putAll(values);
    }

    /** Loads the values of {@code nodes} anew while the old ones keep being served. */
    public Map<Clashing, String> refreshAllNodes(Collection<Clashing> nodes) {
      return theCache.refreshAll(nodes);
    }

    /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
    public Map<Clashing, String> refreshAllNodes(Collection<Clashing> nodes,
        BulkLoader<Clashing, ? extends String> bulkLoader) {
      return theCache.refreshAll(nodes, bulkLoader);
    }

    /** Removes the values of {@code nodes} from all tiers. */
    public void invalidateAllNodes(Collection<Clashing> nodes) {
      theCache.invalidateAll(nodes);
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(String cache, int node, int nodes, String key, String load, long loader,
        String value, String theValue) {
      return theCache.peek(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
    }

    /** Ends all values of this node in all tiers, for all processes. */
    public void clear() {
      theCache.clear();
    }

    /** Answers a snapshot of this node's counters. */
    public CacheStats stats() {
      return theCache.stats();
    }
  }
}
