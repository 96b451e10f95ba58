package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.stats.CacheStats;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Tide} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class TideCache {
  private final NodeCache<Tide, List<Tide.Height>> cache;

  private TideCache(NodeCache<Tide, List<Tide.Height>> cache) {
    this.cache = cache;
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static TideCache create(Cacheme cacheme) {
    return new TideCache(cacheme.bind(TideNodes.SPEC, loads()));
  }

  static Loads<Tide, List<Tide.Height>> loads() {
    return Loads.none();
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable List<Tide.Height>> get(Tide.Place place, LocalDate day,
      Loader<? super Tide, ? extends List<Tide.Height>> loader) {
    return cache.get(new Tide(place, day), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable List<Tide.Height>> getIfPresent(Tide.Place place,
      LocalDate day) {
    return cache.getIfPresent(new Tide(place, day));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public CompletableFuture<Map<Tide, List<Tide.Height>>> getAllPresentNodes(
      Collection<Tide> nodes) {
    return cache.getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Tide, List<Tide.Height>>> getAllNodes(Collection<Tide> nodes,
      BulkLoader<Tide, ? extends List<Tide.Height>> bulkLoader) {
    return cache.getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(Tide.Place place, LocalDate day,
      List<Tide.Height> value) {
    return cache.put(new Tide(place, day), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(Tide.Place place, LocalDate day,
      List<Tide.Height> value) {
    return cache.putEverywhere(new Tide(place, day), value);
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<@Nullable List<Tide.Height>> refresh(Tide.Place place, LocalDate day,
      Loader<? super Tide, ? extends List<Tide.Height>> loader) {
    return cache.refresh(new Tide(place, day), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(Tide.Place place, LocalDate day) {
    return cache.invalidate(new Tide(place, day));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(Tide.Place place, LocalDate day) {
    return cache.invalidateEverywhere(new Tide(place, day));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAllNodes(Map<Tide, List<Tide.Height>> values) {
    return cache.putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Tide, List<Tide.Height>>> refreshAllNodes(Collection<Tide> nodes,
      BulkLoader<Tide, ? extends List<Tide.Height>> bulkLoader) {
    return cache.refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Tide> nodes) {
    return cache.invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(Tide.Place place, LocalDate day) {
    return cache.peek(new Tide(place, day));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> clear() {
    return cache.clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public Map<Tide, List<Tide.Height>> asMap() {
    return cache.asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public CacheStats stats() {
    return cache.stats();
  }

  /** The same cache by records. */
  public NodeCache<Tide, List<Tide.Height>> asNodeCache() {
    return cache;
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache.sync());
  }

  /** The cache for callers that block. */
  public static final class Sync {
    private final SyncNodeCache<Tide, List<Tide.Height>> cache;

    Sync(SyncNodeCache<Tide, List<Tide.Height>> cache) {
      this.cache = cache;
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public @Nullable List<Tide.Height> get(Tide.Place place, LocalDate day,
        Loader<? super Tide, ? extends List<Tide.Height>> loader) {
      return cache.get(new Tide(place, day), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public @Nullable List<Tide.Height> getIfPresent(Tide.Place place, LocalDate day) {
      return cache.getIfPresent(new Tide(place, day));
    }

    /** Answers the values of {@code nodes} that a tier has; never loads. */
    public Map<Tide, List<Tide.Height>> getAllPresentNodes(Collection<Tide> nodes) {
      return cache.getAllPresent(nodes);
    }

    /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<Tide, List<Tide.Height>> getAllNodes(Collection<Tide> nodes,
        BulkLoader<Tide, ? extends List<Tide.Height>> bulkLoader) {
      return cache.getAll(nodes, bulkLoader);
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(Tide.Place place, LocalDate day, List<Tide.Height> value) {
      cache.put(new Tide(place, day), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(Tide.Place place, LocalDate day, List<Tide.Height> value) {
      cache.putEverywhere(new Tide(place, day), value);
    }

    /** Loads the value of this key anew by {@code loader}. */
    public @Nullable List<Tide.Height> refresh(Tide.Place place, LocalDate day,
        Loader<? super Tide, ? extends List<Tide.Height>> loader) {
      return cache.refresh(new Tide(place, day), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(Tide.Place place, LocalDate day) {
      cache.invalidate(new Tide(place, day));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(Tide.Place place, LocalDate day) {
      cache.invalidateEverywhere(new Tide(place, day));
    }

    /** Writes {@code values} to all tiers. */
    public void putAllNodes(Map<Tide, List<Tide.Height>> values) {
      cache.putAll(values);
    }

    /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
    public Map<Tide, List<Tide.Height>> refreshAllNodes(Collection<Tide> nodes,
        BulkLoader<Tide, ? extends List<Tide.Height>> bulkLoader) {
      return cache.refreshAll(nodes, bulkLoader);
    }

    /** Removes the values of {@code nodes} from all tiers. */
    public void invalidateAllNodes(Collection<Tide> nodes) {
      cache.invalidateAll(nodes);
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(Tide.Place place, LocalDate day) {
      return cache.peek(new Tide(place, day));
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
