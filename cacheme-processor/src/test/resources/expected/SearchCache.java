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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link SearchNode} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class SearchCache {
  private final NodeCache<SearchNode, List<String>> cache;

  private SearchCache(NodeCache<SearchNode, List<String>> cache) {
    this.cache = cache;
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static SearchCache create(Cacheme cacheme, SearchNode.Index index) {
    return new SearchCache(cacheme.bind(SearchNodes.SPEC, loads(index)));
  }

  static Loads<SearchNode, List<String>> loads(SearchNode.Index index) {
    return Loads.by(Loader.blocking(node -> node.load(index)),
        Objects.requireNonNull(index, "index"));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable List<String>> get(String text, int page,
      @Nullable String region) {
    return cache.get(new SearchNode(text, page, region));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable List<String>> get(String text, int page,
      @Nullable String region, Loader<? super SearchNode, ? extends List<String>> loader) {
    return cache.get(new SearchNode(text, page, region), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable List<String>> getIfPresent(String text, int page,
      @Nullable String region) {
    return cache.getIfPresent(new SearchNode(text, page, region));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public CompletableFuture<Map<SearchNode, List<String>>> getAllPresentNodes(
      Collection<SearchNode> nodes) {
    return cache.getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public CompletableFuture<Map<SearchNode, List<String>>> getAllNodes(
      Collection<SearchNode> nodes) {
    return cache.getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<SearchNode, List<String>>> getAllNodes(Collection<SearchNode> nodes,
      BulkLoader<SearchNode, ? extends List<String>> bulkLoader) {
    return cache.getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(String text, int page, @Nullable String region,
      List<String> value) {
    return cache.put(new SearchNode(text, page, region), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String text, int page,
      @Nullable String region, List<String> value) {
    return cache.putEverywhere(new SearchNode(text, page, region), value);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public CompletableFuture<@Nullable List<String>> refresh(String text, int page,
      @Nullable String region) {
    return cache.refresh(new SearchNode(text, page, region));
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<@Nullable List<String>> refresh(String text, int page,
      @Nullable String region, Loader<? super SearchNode, ? extends List<String>> loader) {
    return cache.refresh(new SearchNode(text, page, region), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String text, int page,
      @Nullable String region) {
    return cache.invalidate(new SearchNode(text, page, region));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String text, int page,
      @Nullable String region) {
    return cache.invalidateEverywhere(new SearchNode(text, page, region));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAllNodes(Map<SearchNode, List<String>> values) {
    return cache.putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public CompletableFuture<Map<SearchNode, List<String>>> refreshAllNodes(
      Collection<SearchNode> nodes) {
    return cache.refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<SearchNode, List<String>>> refreshAllNodes(
      Collection<SearchNode> nodes, BulkLoader<SearchNode, ? extends List<String>> bulkLoader) {
    return cache.refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<SearchNode> nodes) {
    return cache.invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(String text, int page, @Nullable String region) {
    return cache.peek(new SearchNode(text, page, region));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> clear() {
    return cache.clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public Map<SearchNode, List<String>> asMap() {
    return cache.asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public CacheStats stats() {
    return cache.stats();
  }

  /** The same cache by records. */
  public NodeCache<SearchNode, List<String>> asNodeCache() {
    return cache;
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache.sync());
  }

  /** The cache for callers that block. */
  public static final class Sync {
    private final SyncNodeCache<SearchNode, List<String>> cache;

    Sync(SyncNodeCache<SearchNode, List<String>> cache) {
      this.cache = cache;
    }

    /** Answers the value of this key, loaded if no tier has it; null if there is none. */
    public @Nullable List<String> get(String text, int page, @Nullable String region) {
      return cache.get(new SearchNode(text, page, region));
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public @Nullable List<String> get(String text, int page, @Nullable String region,
        Loader<? super SearchNode, ? extends List<String>> loader) {
      return cache.get(new SearchNode(text, page, region), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public @Nullable List<String> getIfPresent(String text, int page, @Nullable String region) {
      return cache.getIfPresent(new SearchNode(text, page, region));
    }

    /** Answers the values of {@code nodes} that a tier has; never loads. */
    public Map<SearchNode, List<String>> getAllPresentNodes(Collection<SearchNode> nodes) {
      return cache.getAllPresent(nodes);
    }

    /** Answers the values of {@code nodes} in their order; those without one are left out. */
    public Map<SearchNode, List<String>> getAllNodes(Collection<SearchNode> nodes) {
      return cache.getAll(nodes);
    }

    /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<SearchNode, List<String>> getAllNodes(Collection<SearchNode> nodes,
        BulkLoader<SearchNode, ? extends List<String>> bulkLoader) {
      return cache.getAll(nodes, bulkLoader);
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(String text, int page, @Nullable String region, List<String> value) {
      cache.put(new SearchNode(text, page, region), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(String text, int page, @Nullable String region, List<String> value) {
      cache.putEverywhere(new SearchNode(text, page, region), value);
    }

    /** Loads the value of this key anew while the old one keeps being served. */
    public @Nullable List<String> refresh(String text, int page, @Nullable String region) {
      return cache.refresh(new SearchNode(text, page, region));
    }

    /** Loads the value of this key anew by {@code loader}. */
    public @Nullable List<String> refresh(String text, int page, @Nullable String region,
        Loader<? super SearchNode, ? extends List<String>> loader) {
      return cache.refresh(new SearchNode(text, page, region), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(String text, int page, @Nullable String region) {
      cache.invalidate(new SearchNode(text, page, region));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String text, int page, @Nullable String region) {
      cache.invalidateEverywhere(new SearchNode(text, page, region));
    }

    /** Writes {@code values} to all tiers. */
    public void putAllNodes(Map<SearchNode, List<String>> values) {
      cache.putAll(values);
    }

    /** Loads the values of {@code nodes} anew while the old ones keep being served. */
    public Map<SearchNode, List<String>> refreshAllNodes(Collection<SearchNode> nodes) {
      return cache.refreshAll(nodes);
    }

    /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
    public Map<SearchNode, List<String>> refreshAllNodes(Collection<SearchNode> nodes,
        BulkLoader<SearchNode, ? extends List<String>> bulkLoader) {
      return cache.refreshAll(nodes, bulkLoader);
    }

    /** Removes the values of {@code nodes} from all tiers. */
    public void invalidateAllNodes(Collection<SearchNode> nodes) {
      cache.invalidateAll(nodes);
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(String text, int page, @Nullable String region) {
      return cache.peek(new SearchNode(text, page, region));
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
