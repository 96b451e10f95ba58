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

/** The typed cache of {@link Trend} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class TrendCache {
  private final NodeCache<Trend, Long> cache;

  private TrendCache(NodeCache<Trend, Long> cache) {
    this.cache = cache;
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static TrendCache create(Cacheme cacheme) {
    return new TrendCache(cacheme.bind(TrendNodes.SPEC, loads()));
  }

  static Loads<Trend, Long> loads() {
    return Loads.none();
  }

  /** Answers the value of {@code word}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable Long> get(String word,
      Loader<? super Trend, ? extends Long> loader) {
    return cache.get(new Trend(word), loader);
  }

  /** Answers the value of {@code word} if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable Long> getIfPresent(String word) {
    return cache.getIfPresent(new Trend(word));
  }

  /** Answers the values of {@code words}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<String, Long>> getAll(Collection<String> words,
      BulkLoader<Trend, ? extends Long> bulkLoader) {
    return cache.getAllBy(words, Trend::new, bulkLoader);
  }

  /** Answers the values of {@code words} that a tier has; never loads. */
  public CompletableFuture<Map<String, Long>> getAllPresent(Collection<String> words) {
    return cache.getAllPresentBy(words, Trend::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public CompletableFuture<Map<Trend, Long>> getAllPresentNodes(Collection<Trend> nodes) {
    return cache.getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Trend, Long>> getAllNodes(Collection<Trend> nodes,
      BulkLoader<Trend, ? extends Long> bulkLoader) {
    return cache.getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code word}. */
  public CompletableFuture<@Nullable Void> put(String word, Long value) {
    return cache.put(new Trend(word), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code word}; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String word, Long value) {
    return cache.putEverywhere(new Trend(word), value);
  }

  /** Loads the value of {@code word} anew by {@code loader}. */
  public CompletableFuture<@Nullable Long> refresh(String word,
      Loader<? super Trend, ? extends Long> loader) {
    return cache.refresh(new Trend(word), loader);
  }

  /** Removes the value of {@code word} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String word) {
    return cache.invalidate(new Trend(word));
  }

  /** Removes the value of {@code word} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String word) {
    return cache.invalidateEverywhere(new Trend(word));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<String, Long> values) {
    return cache.putAllBy(values, Trend::new);
  }

  /** Loads the values of {@code words} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<String, Long>> refreshAll(Collection<String> words,
      BulkLoader<Trend, ? extends Long> bulkLoader) {
    return cache.refreshAllBy(words, Trend::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAllNodes(Map<Trend, Long> values) {
    return cache.putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Trend, Long>> refreshAllNodes(Collection<Trend> nodes,
      BulkLoader<Trend, ? extends Long> bulkLoader) {
    return cache.refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code words} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<String> words) {
    return cache.invalidateAll(words.stream().map(Trend::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Trend> nodes) {
    return cache.invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code word}, and changes nothing. */
  public CompletableFuture<Peek> peek(String word) {
    return cache.peek(new Trend(word));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> clear() {
    return cache.clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public Map<Trend, Long> asMap() {
    return cache.asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public CacheStats stats() {
    return cache.stats();
  }

  /** The same cache by records. */
  public NodeCache<Trend, Long> asNodeCache() {
    return cache;
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache.sync());
  }

  /** The cache for callers that block. */
  public static final class Sync {
    private final SyncNodeCache<Trend, Long> cache;

    Sync(SyncNodeCache<Trend, Long> cache) {
      this.cache = cache;
    }

    /** Answers the value of {@code word}, loaded by {@code loader} if no tier has it. */
    public @Nullable Long get(String word, Loader<? super Trend, ? extends Long> loader) {
      return cache.get(new Trend(word), loader);
    }

    /** Answers the value of {@code word} if a tier has it, else null; never loads. */
    public @Nullable Long getIfPresent(String word) {
      return cache.getIfPresent(new Trend(word));
    }

    /** Answers the values of {@code words}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<String, Long> getAll(Collection<String> words,
        BulkLoader<Trend, ? extends Long> bulkLoader) {
      return cache.getAllBy(words, Trend::new, bulkLoader);
    }

    /** Answers the values of {@code words} that a tier has; never loads. */
    public Map<String, Long> getAllPresent(Collection<String> words) {
      return cache.getAllPresentBy(words, Trend::new);
    }

    /** Answers the values of {@code nodes} that a tier has; never loads. */
    public Map<Trend, Long> getAllPresentNodes(Collection<Trend> nodes) {
      return cache.getAllPresent(nodes);
    }

    /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<Trend, Long> getAllNodes(Collection<Trend> nodes,
        BulkLoader<Trend, ? extends Long> bulkLoader) {
      return cache.getAll(nodes, bulkLoader);
    }

    /** Writes {@code value} to all tiers under {@code word}. */
    public void put(String word, Long value) {
      cache.put(new Trend(word), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code word}; succeeds when no process serves an
     * older value.
     */
    public void putEverywhere(String word, Long value) {
      cache.putEverywhere(new Trend(word), value);
    }

    /** Loads the value of {@code word} anew by {@code loader}. */
    public @Nullable Long refresh(String word, Loader<? super Trend, ? extends Long> loader) {
      return cache.refresh(new Trend(word), loader);
    }

    /** Removes the value of {@code word} from all tiers. */
    public void invalidate(String word) {
      cache.invalidate(new Trend(word));
    }

    /** Removes the value of {@code word} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String word) {
      cache.invalidateEverywhere(new Trend(word));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<String, Long> values) {
      cache.putAllBy(values, Trend::new);
    }

    /** Loads the values of {@code words} anew by {@code bulkLoader}. */
    public Map<String, Long> refreshAll(Collection<String> words,
        BulkLoader<Trend, ? extends Long> bulkLoader) {
      return cache.refreshAllBy(words, Trend::new, bulkLoader);
    }

    /** Writes {@code values} to all tiers. */
    public void putAllNodes(Map<Trend, Long> values) {
      cache.putAll(values);
    }

    /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
    public Map<Trend, Long> refreshAllNodes(Collection<Trend> nodes,
        BulkLoader<Trend, ? extends Long> bulkLoader) {
      return cache.refreshAll(nodes, bulkLoader);
    }

    /** Removes the values of {@code words} from all tiers. */
    public void invalidateAll(Collection<String> words) {
      cache.invalidateAll(words.stream().map(Trend::new).toList());
    }

    /** Removes the values of {@code nodes} from all tiers. */
    public void invalidateAllNodes(Collection<Trend> nodes) {
      cache.invalidateAll(nodes);
    }

    /** Tells what each tier has of the value of {@code word}, and changes nothing. */
    public Peek peek(String word) {
      return cache.peek(new Trend(word));
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
