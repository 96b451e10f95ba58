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

/** The typed cache of {@link Quote} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class QuoteCache {
  private final NodeCache<Quote, Quote.Price> cache;

  private QuoteCache(NodeCache<Quote, Quote.Price> cache) {
    this.cache = cache;
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static QuoteCache create(Cacheme cacheme) {
    return new QuoteCache(cacheme.bind(QuoteNodes.SPEC, loads()));
  }

  static Loads<Quote, Quote.Price> loads() {
    return Loads.none();
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<Quote.@Nullable Price> get(String isin, int ttl,
      Loader<? super Quote, ? extends Quote.Price> loader) {
    return cache.get(new Quote(isin, ttl), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<Quote.@Nullable Price> getIfPresent(String isin, int ttl) {
    return cache.getIfPresent(new Quote(isin, ttl));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public CompletableFuture<Map<Quote, Quote.Price>> getAllPresentNodes(Collection<Quote> nodes) {
    return cache.getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Quote, Quote.Price>> getAllNodes(Collection<Quote> nodes,
      BulkLoader<Quote, ? extends Quote.Price> bulkLoader) {
    return cache.getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(String isin, int ttl, Quote.Price value) {
    return cache.put(new Quote(isin, ttl), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String isin, int ttl, Quote.Price value) {
    return cache.putEverywhere(new Quote(isin, ttl), value);
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<Quote.@Nullable Price> refresh(String isin, int ttl,
      Loader<? super Quote, ? extends Quote.Price> loader) {
    return cache.refresh(new Quote(isin, ttl), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String isin, int ttl) {
    return cache.invalidate(new Quote(isin, ttl));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String isin, int ttl) {
    return cache.invalidateEverywhere(new Quote(isin, ttl));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAllNodes(Map<Quote, Quote.Price> values) {
    return cache.putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Quote, Quote.Price>> refreshAllNodes(Collection<Quote> nodes,
      BulkLoader<Quote, ? extends Quote.Price> bulkLoader) {
    return cache.refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Quote> nodes) {
    return cache.invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(String isin, int ttl) {
    return cache.peek(new Quote(isin, ttl));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> clear() {
    return cache.clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public Map<Quote, Quote.Price> asMap() {
    return cache.asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public CacheStats stats() {
    return cache.stats();
  }

  /** The same cache by records. */
  public NodeCache<Quote, Quote.Price> asNodeCache() {
    return cache;
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache.sync());
  }

  /** The cache for callers that block. */
  public static final class Sync {
    private final SyncNodeCache<Quote, Quote.Price> cache;

    Sync(SyncNodeCache<Quote, Quote.Price> cache) {
      this.cache = cache;
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public Quote.@Nullable Price get(String isin, int ttl,
        Loader<? super Quote, ? extends Quote.Price> loader) {
      return cache.get(new Quote(isin, ttl), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public Quote.@Nullable Price getIfPresent(String isin, int ttl) {
      return cache.getIfPresent(new Quote(isin, ttl));
    }

    /** Answers the values of {@code nodes} that a tier has; never loads. */
    public Map<Quote, Quote.Price> getAllPresentNodes(Collection<Quote> nodes) {
      return cache.getAllPresent(nodes);
    }

    /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<Quote, Quote.Price> getAllNodes(Collection<Quote> nodes,
        BulkLoader<Quote, ? extends Quote.Price> bulkLoader) {
      return cache.getAll(nodes, bulkLoader);
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(String isin, int ttl, Quote.Price value) {
      cache.put(new Quote(isin, ttl), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(String isin, int ttl, Quote.Price value) {
      cache.putEverywhere(new Quote(isin, ttl), value);
    }

    /** Loads the value of this key anew by {@code loader}. */
    public Quote.@Nullable Price refresh(String isin, int ttl,
        Loader<? super Quote, ? extends Quote.Price> loader) {
      return cache.refresh(new Quote(isin, ttl), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(String isin, int ttl) {
      cache.invalidate(new Quote(isin, ttl));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String isin, int ttl) {
      cache.invalidateEverywhere(new Quote(isin, ttl));
    }

    /** Writes {@code values} to all tiers. */
    public void putAllNodes(Map<Quote, Quote.Price> values) {
      cache.putAll(values);
    }

    /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
    public Map<Quote, Quote.Price> refreshAllNodes(Collection<Quote> nodes,
        BulkLoader<Quote, ? extends Quote.Price> bulkLoader) {
      return cache.refreshAll(nodes, bulkLoader);
    }

    /** Removes the values of {@code nodes} from all tiers. */
    public void invalidateAllNodes(Collection<Quote> nodes) {
      cache.invalidateAll(nodes);
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(String isin, int ttl) {
      return cache.peek(new Quote(isin, ttl));
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
