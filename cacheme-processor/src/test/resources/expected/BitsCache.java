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

/** The typed cache of {@link Bits} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class BitsCache {
  private final NodeCache<Bits, int[]> cache;

  private BitsCache(NodeCache<Bits, int[]> cache) {
    this.cache = cache;
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static BitsCache create(Cacheme cacheme, String[] sources) {
    return new BitsCache(cacheme.bind(BitsNodes.SPEC, loads(sources)));
  }

  static Loads<Bits, int[]> loads(String[] sources) {
    return Loads.by(node -> node.load(sources),
        (Object) Objects.requireNonNull(sources, "sources"));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public CompletableFuture<int @Nullable []> get(boolean a, char b, byte c) {
    return cache.get(new Bits(a, b, c));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<int @Nullable []> get(boolean a, char b, byte c,
      Loader<? super Bits, ? extends int[]> loader) {
    return cache.get(new Bits(a, b, c), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<int @Nullable []> getIfPresent(boolean a, char b, byte c) {
    return cache.getIfPresent(new Bits(a, b, c));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public CompletableFuture<Map<Bits, int[]>> getAllPresentNodes(Collection<Bits> nodes) {
    return cache.getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public CompletableFuture<Map<Bits, int[]>> getAllNodes(Collection<Bits> nodes) {
    return cache.getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Bits, int[]>> getAllNodes(Collection<Bits> nodes,
      BulkLoader<Bits, ? extends int[]> bulkLoader) {
    return cache.getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(boolean a, char b, byte c, int[] value) {
    return cache.put(new Bits(a, b, c), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(boolean a, char b, byte c, int[] value) {
    return cache.putEverywhere(new Bits(a, b, c), value);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public CompletableFuture<int @Nullable []> refresh(boolean a, char b, byte c) {
    return cache.refresh(new Bits(a, b, c));
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<int @Nullable []> refresh(boolean a, char b, byte c,
      Loader<? super Bits, ? extends int[]> loader) {
    return cache.refresh(new Bits(a, b, c), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(boolean a, char b, byte c) {
    return cache.invalidate(new Bits(a, b, c));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(boolean a, char b, byte c) {
    return cache.invalidateEverywhere(new Bits(a, b, c));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAllNodes(Map<Bits, int[]> values) {
    return cache.putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public CompletableFuture<Map<Bits, int[]>> refreshAllNodes(Collection<Bits> nodes) {
    return cache.refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Bits, int[]>> refreshAllNodes(Collection<Bits> nodes,
      BulkLoader<Bits, ? extends int[]> bulkLoader) {
    return cache.refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Bits> nodes) {
    return cache.invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(boolean a, char b, byte c) {
    return cache.peek(new Bits(a, b, c));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> clear() {
    return cache.clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public Map<Bits, int[]> asMap() {
    return cache.asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public CacheStats stats() {
    return cache.stats();
  }

  /** The same cache by records. */
  public NodeCache<Bits, int[]> asNodeCache() {
    return cache;
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache.sync());
  }

  /** The cache for callers that block. */
  public static final class Sync {
    private final SyncNodeCache<Bits, int[]> cache;

    Sync(SyncNodeCache<Bits, int[]> cache) {
      this.cache = cache;
    }

    /** Answers the value of this key, loaded if no tier has it; null if there is none. */
    public int @Nullable [] get(boolean a, char b, byte c) {
      return cache.get(new Bits(a, b, c));
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public int @Nullable [] get(boolean a, char b, byte c,
        Loader<? super Bits, ? extends int[]> loader) {
      return cache.get(new Bits(a, b, c), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public int @Nullable [] getIfPresent(boolean a, char b, byte c) {
      return cache.getIfPresent(new Bits(a, b, c));
    }

    /** Answers the values of {@code nodes} that a tier has; never loads. */
    public Map<Bits, int[]> getAllPresentNodes(Collection<Bits> nodes) {
      return cache.getAllPresent(nodes);
    }

    /** Answers the values of {@code nodes} in their order; those without one are left out. */
    public Map<Bits, int[]> getAllNodes(Collection<Bits> nodes) {
      return cache.getAll(nodes);
    }

    /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<Bits, int[]> getAllNodes(Collection<Bits> nodes,
        BulkLoader<Bits, ? extends int[]> bulkLoader) {
      return cache.getAll(nodes, bulkLoader);
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(boolean a, char b, byte c, int[] value) {
      cache.put(new Bits(a, b, c), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(boolean a, char b, byte c, int[] value) {
      cache.putEverywhere(new Bits(a, b, c), value);
    }

    /** Loads the value of this key anew while the old one keeps being served. */
    public int @Nullable [] refresh(boolean a, char b, byte c) {
      return cache.refresh(new Bits(a, b, c));
    }

    /** Loads the value of this key anew by {@code loader}. */
    public int @Nullable [] refresh(boolean a, char b, byte c,
        Loader<? super Bits, ? extends int[]> loader) {
      return cache.refresh(new Bits(a, b, c), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(boolean a, char b, byte c) {
      cache.invalidate(new Bits(a, b, c));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(boolean a, char b, byte c) {
      cache.invalidateEverywhere(new Bits(a, b, c));
    }

    /** Writes {@code values} to all tiers. */
    public void putAllNodes(Map<Bits, int[]> values) {
      cache.putAll(values);
    }

    /** Loads the values of {@code nodes} anew while the old ones keep being served. */
    public Map<Bits, int[]> refreshAllNodes(Collection<Bits> nodes) {
      return cache.refreshAll(nodes);
    }

    /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
    public Map<Bits, int[]> refreshAllNodes(Collection<Bits> nodes,
        BulkLoader<Bits, ? extends int[]> bulkLoader) {
      return cache.refreshAll(nodes, bulkLoader);
    }

    /** Removes the values of {@code nodes} from all tiers. */
    public void invalidateAllNodes(Collection<Bits> nodes) {
      cache.invalidateAll(nodes);
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(boolean a, char b, byte c) {
      return cache.peek(new Bits(a, b, c));
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
