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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Clas} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class ClasCache {
  private final NodeCache<Clas, Optional<String>> cache;

  private ClasCache(NodeCache<Clas, Optional<String>> cache) {
    this.cache = cache;
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static ClasCache create(Cacheme cacheme) {
    return new ClasCache(cacheme.bind(ClasNodes.SPEC, loads()));
  }

  static Loads<Clas, Optional<String>> loads() {
    return Loads.by(Loader.blocking(node -> node.load()));
  }

  /** Answers the value of {@code clas}, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable Optional<String>> get(String clas) {
    return cache.get(new Clas(clas));
  }

  /** Answers the value of {@code clas}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable Optional<String>> get(String clas,
      Loader<? super Clas, ? extends Optional<String>> loader) {
    return cache.get(new Clas(clas), loader);
  }

  /** Answers the value of {@code clas} if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable Optional<String>> getIfPresent(String clas) {
    return cache.getIfPresent(new Clas(clas));
  }

  /** Answers the values of {@code clases} in their order; those without one are left out. */
  public CompletableFuture<Map<String, Optional<String>>> getAll(Collection<String> clases) {
    return cache.getAllBy(clases, Clas::new);
  }

  /** Answers the values of {@code clases}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<String, Optional<String>>> getAll(Collection<String> clases,
      BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
    return cache.getAllBy(clases, Clas::new, bulkLoader);
  }

  /** Answers the values of {@code clases} that a tier has; never loads. */
  public CompletableFuture<Map<String, Optional<String>>> getAllPresent(Collection<String> clases) {
    return cache.getAllPresentBy(clases, Clas::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public CompletableFuture<Map<Clas, Optional<String>>> getAllPresentNodes(Collection<Clas> nodes) {
    return cache.getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public CompletableFuture<Map<Clas, Optional<String>>> getAllNodes(Collection<Clas> nodes) {
    return cache.getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Clas, Optional<String>>> getAllNodes(Collection<Clas> nodes,
      BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
    return cache.getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code clas}. */
  public CompletableFuture<@Nullable Void> put(String clas, Optional<String> value) {
    return cache.put(new Clas(clas), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code clas}; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String clas, Optional<String> value) {
    return cache.putEverywhere(new Clas(clas), value);
  }

  /** Loads the value of {@code clas} anew while the old one keeps being served. */
  public CompletableFuture<@Nullable Optional<String>> refresh(String clas) {
    return cache.refresh(new Clas(clas));
  }

  /** Loads the value of {@code clas} anew by {@code loader}. */
  public CompletableFuture<@Nullable Optional<String>> refresh(String clas,
      Loader<? super Clas, ? extends Optional<String>> loader) {
    return cache.refresh(new Clas(clas), loader);
  }

  /** Removes the value of {@code clas} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String clas) {
    return cache.invalidate(new Clas(clas));
  }

  /** Removes the value of {@code clas} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String clas) {
    return cache.invalidateEverywhere(new Clas(clas));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<String, Optional<String>> values) {
    return cache.putAllBy(values, Clas::new);
  }

  /** Loads the values of {@code clases} anew while the old ones keep being served. */
  public CompletableFuture<Map<String, Optional<String>>> refreshAll(Collection<String> clases) {
    return cache.refreshAllBy(clases, Clas::new);
  }

  /** Loads the values of {@code clases} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<String, Optional<String>>> refreshAll(Collection<String> clases,
      BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
    return cache.refreshAllBy(clases, Clas::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAllNodes(Map<Clas, Optional<String>> values) {
    return cache.putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public CompletableFuture<Map<Clas, Optional<String>>> refreshAllNodes(Collection<Clas> nodes) {
    return cache.refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Clas, Optional<String>>> refreshAllNodes(Collection<Clas> nodes,
      BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
    return cache.refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code clases} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<String> clases) {
    return cache.invalidateAll(clases.stream().map(Clas::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Clas> nodes) {
    return cache.invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code clas}, and changes nothing. */
  public CompletableFuture<Peek> peek(String clas) {
    return cache.peek(new Clas(clas));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> clear() {
    return cache.clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public Map<Clas, Optional<String>> asMap() {
    return cache.asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public CacheStats stats() {
    return cache.stats();
  }

  /** The same cache by records. */
  public NodeCache<Clas, Optional<String>> asNodeCache() {
    return cache;
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache.sync());
  }

  /** The cache for callers that block. */
  public static final class Sync {
    private final SyncNodeCache<Clas, Optional<String>> cache;

    Sync(SyncNodeCache<Clas, Optional<String>> cache) {
      this.cache = cache;
    }

    /** Answers the value of {@code clas}, loaded if no tier has it; null if there is none. */
    public @Nullable Optional<String> get(String clas) {
      return cache.get(new Clas(clas));
    }

    /** Answers the value of {@code clas}, loaded by {@code loader} if no tier has it. */
    public @Nullable Optional<String> get(String clas,
        Loader<? super Clas, ? extends Optional<String>> loader) {
      return cache.get(new Clas(clas), loader);
    }

    /** Answers the value of {@code clas} if a tier has it, else null; never loads. */
    public @Nullable Optional<String> getIfPresent(String clas) {
      return cache.getIfPresent(new Clas(clas));
    }

    /** Answers the values of {@code clases} in their order; those without one are left out. */
    public Map<String, Optional<String>> getAll(Collection<String> clases) {
      return cache.getAllBy(clases, Clas::new);
    }

    /**
     * Answers the values of {@code clases}, loaded by {@code bulkLoader} where no tier has them.
     */
    public Map<String, Optional<String>> getAll(Collection<String> clases,
        BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
      return cache.getAllBy(clases, Clas::new, bulkLoader);
    }

    /** Answers the values of {@code clases} that a tier has; never loads. */
    public Map<String, Optional<String>> getAllPresent(Collection<String> clases) {
      return cache.getAllPresentBy(clases, Clas::new);
    }

    /** Answers the values of {@code nodes} that a tier has; never loads. */
    public Map<Clas, Optional<String>> getAllPresentNodes(Collection<Clas> nodes) {
      return cache.getAllPresent(nodes);
    }

    /** Answers the values of {@code nodes} in their order; those without one are left out. */
    public Map<Clas, Optional<String>> getAllNodes(Collection<Clas> nodes) {
      return cache.getAll(nodes);
    }

    /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<Clas, Optional<String>> getAllNodes(Collection<Clas> nodes,
        BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
      return cache.getAll(nodes, bulkLoader);
    }

    /** Writes {@code value} to all tiers under {@code clas}. */
    public void put(String clas, Optional<String> value) {
      cache.put(new Clas(clas), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code clas}; succeeds when no process serves an
     * older value.
     */
    public void putEverywhere(String clas, Optional<String> value) {
      cache.putEverywhere(new Clas(clas), value);
    }

    /** Loads the value of {@code clas} anew while the old one keeps being served. */
    public @Nullable Optional<String> refresh(String clas) {
      return cache.refresh(new Clas(clas));
    }

    /** Loads the value of {@code clas} anew by {@code loader}. */
    public @Nullable Optional<String> refresh(String clas,
        Loader<? super Clas, ? extends Optional<String>> loader) {
      return cache.refresh(new Clas(clas), loader);
    }

    /** Removes the value of {@code clas} from all tiers. */
    public void invalidate(String clas) {
      cache.invalidate(new Clas(clas));
    }

    /** Removes the value of {@code clas} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String clas) {
      cache.invalidateEverywhere(new Clas(clas));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<String, Optional<String>> values) {
      cache.putAllBy(values, Clas::new);
    }

    /** Loads the values of {@code clases} anew while the old ones keep being served. */
    public Map<String, Optional<String>> refreshAll(Collection<String> clases) {
      return cache.refreshAllBy(clases, Clas::new);
    }

    /** Loads the values of {@code clases} anew by {@code bulkLoader}. */
    public Map<String, Optional<String>> refreshAll(Collection<String> clases,
        BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
      return cache.refreshAllBy(clases, Clas::new, bulkLoader);
    }

    /** Writes {@code values} to all tiers. */
    public void putAllNodes(Map<Clas, Optional<String>> values) {
      cache.putAll(values);
    }

    /** Loads the values of {@code nodes} anew while the old ones keep being served. */
    public Map<Clas, Optional<String>> refreshAllNodes(Collection<Clas> nodes) {
      return cache.refreshAll(nodes);
    }

    /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
    public Map<Clas, Optional<String>> refreshAllNodes(Collection<Clas> nodes,
        BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
      return cache.refreshAll(nodes, bulkLoader);
    }

    /** Removes the values of {@code clases} from all tiers. */
    public void invalidateAll(Collection<String> clases) {
      cache.invalidateAll(clases.stream().map(Clas::new).toList());
    }

    /** Removes the values of {@code nodes} from all tiers. */
    public void invalidateAllNodes(Collection<Clas> nodes) {
      cache.invalidateAll(nodes);
    }

    /** Tells what each tier has of the value of {@code clas}, and changes nothing. */
    public Peek peek(String clas) {
      return cache.peek(new Clas(clas));
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
