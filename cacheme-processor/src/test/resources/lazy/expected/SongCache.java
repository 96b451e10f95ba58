package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.reactor.ReactorCalls;
import io.cacheme.stats.CacheStats;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Song} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class SongCache {
  private final NodeCache<Song, String> cache;

  private SongCache(NodeCache<Song, String> cache) {
    this.cache = cache;
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static SongCache create(Cacheme cacheme, Song.Library library) {
    return new SongCache(cacheme.bind(SongNodes.SPEC, loads(library)));
  }

  static Loads<Song, String> loads(Song.Library library) {
    return Loads.<Song, String>by(node -> ReactorCalls.stage(node.load(library)),
        Objects.requireNonNull(library, "library"))
        .bulk(nodes -> ReactorCalls.stage(Song.loadAll(nodes, library)));
  }

  /** Answers the value of {@code id}, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable String> get(long id) {
    return cache.get(new Song(id));
  }

  /** Answers the value of {@code id}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable String> get(long id,
      Loader<? super Song, ? extends String> loader) {
    return cache.get(new Song(id), loader);
  }

  /** Answers the value of {@code id} if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable String> getIfPresent(long id) {
    return cache.getIfPresent(new Song(id));
  }

  /** Answers the values of {@code ids} in their order; those without one are left out. */
  public CompletableFuture<Map<Long, String>> getAll(Collection<Long> ids) {
    return cache.getAllBy(ids, Song::new);
  }

  /** Answers the values of {@code ids}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Long, String>> getAll(Collection<Long> ids,
      BulkLoader<Song, ? extends String> bulkLoader) {
    return cache.getAllBy(ids, Song::new, bulkLoader);
  }

  /** Answers the values of {@code ids} that a tier has; never loads. */
  public CompletableFuture<Map<Long, String>> getAllPresent(Collection<Long> ids) {
    return cache.getAllPresentBy(ids, Song::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public CompletableFuture<Map<Song, String>> getAllPresentNodes(Collection<Song> nodes) {
    return cache.getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public CompletableFuture<Map<Song, String>> getAllNodes(Collection<Song> nodes) {
    return cache.getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Song, String>> getAllNodes(Collection<Song> nodes,
      BulkLoader<Song, ? extends String> bulkLoader) {
    return cache.getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code id}. */
  public CompletableFuture<@Nullable Void> put(long id, String value) {
    return cache.put(new Song(id), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code id}; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(long id, String value) {
    return cache.putEverywhere(new Song(id), value);
  }

  /** Loads the value of {@code id} anew while the old one keeps being served. */
  public CompletableFuture<@Nullable String> refresh(long id) {
    return cache.refresh(new Song(id));
  }

  /** Loads the value of {@code id} anew by {@code loader}. */
  public CompletableFuture<@Nullable String> refresh(long id,
      Loader<? super Song, ? extends String> loader) {
    return cache.refresh(new Song(id), loader);
  }

  /** Removes the value of {@code id} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(long id) {
    return cache.invalidate(new Song(id));
  }

  /** Removes the value of {@code id} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(long id) {
    return cache.invalidateEverywhere(new Song(id));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<Long, String> values) {
    return cache.putAllBy(values, Song::new);
  }

  /** Loads the values of {@code ids} anew while the old ones keep being served. */
  public CompletableFuture<Map<Long, String>> refreshAll(Collection<Long> ids) {
    return cache.refreshAllBy(ids, Song::new);
  }

  /** Loads the values of {@code ids} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Long, String>> refreshAll(Collection<Long> ids,
      BulkLoader<Song, ? extends String> bulkLoader) {
    return cache.refreshAllBy(ids, Song::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAllNodes(Map<Song, String> values) {
    return cache.putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public CompletableFuture<Map<Song, String>> refreshAllNodes(Collection<Song> nodes) {
    return cache.refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Song, String>> refreshAllNodes(Collection<Song> nodes,
      BulkLoader<Song, ? extends String> bulkLoader) {
    return cache.refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code ids} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<Long> ids) {
    return cache.invalidateAll(ids.stream().map(Song::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Song> nodes) {
    return cache.invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code id}, and changes nothing. */
  public CompletableFuture<Peek> peek(long id) {
    return cache.peek(new Song(id));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> clear() {
    return cache.clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public Map<Song, String> asMap() {
    return cache.asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public CacheStats stats() {
    return cache.stats();
  }

  /** The same cache by records. */
  public NodeCache<Song, String> asNodeCache() {
    return cache;
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache.sync());
  }

  /** The cache for callers that block. */
  public static final class Sync {
    private final SyncNodeCache<Song, String> cache;

    Sync(SyncNodeCache<Song, String> cache) {
      this.cache = cache;
    }

    /** Answers the value of {@code id}, loaded if no tier has it; null if there is none. */
    public @Nullable String get(long id) {
      return cache.get(new Song(id));
    }

    /** Answers the value of {@code id}, loaded by {@code loader} if no tier has it. */
    public @Nullable String get(long id, Loader<? super Song, ? extends String> loader) {
      return cache.get(new Song(id), loader);
    }

    /** Answers the value of {@code id} if a tier has it, else null; never loads. */
    public @Nullable String getIfPresent(long id) {
      return cache.getIfPresent(new Song(id));
    }

    /** Answers the values of {@code ids} in their order; those without one are left out. */
    public Map<Long, String> getAll(Collection<Long> ids) {
      return cache.getAllBy(ids, Song::new);
    }

    /** Answers the values of {@code ids}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<Long, String> getAll(Collection<Long> ids,
        BulkLoader<Song, ? extends String> bulkLoader) {
      return cache.getAllBy(ids, Song::new, bulkLoader);
    }

    /** Answers the values of {@code ids} that a tier has; never loads. */
    public Map<Long, String> getAllPresent(Collection<Long> ids) {
      return cache.getAllPresentBy(ids, Song::new);
    }

    /** Answers the values of {@code nodes} that a tier has; never loads. */
    public Map<Song, String> getAllPresentNodes(Collection<Song> nodes) {
      return cache.getAllPresent(nodes);
    }

    /** Answers the values of {@code nodes} in their order; those without one are left out. */
    public Map<Song, String> getAllNodes(Collection<Song> nodes) {
      return cache.getAll(nodes);
    }

    /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<Song, String> getAllNodes(Collection<Song> nodes,
        BulkLoader<Song, ? extends String> bulkLoader) {
      return cache.getAll(nodes, bulkLoader);
    }

    /** Writes {@code value} to all tiers under {@code id}. */
    public void put(long id, String value) {
      cache.put(new Song(id), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code id}; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(long id, String value) {
      cache.putEverywhere(new Song(id), value);
    }

    /** Loads the value of {@code id} anew while the old one keeps being served. */
    public @Nullable String refresh(long id) {
      return cache.refresh(new Song(id));
    }

    /** Loads the value of {@code id} anew by {@code loader}. */
    public @Nullable String refresh(long id, Loader<? super Song, ? extends String> loader) {
      return cache.refresh(new Song(id), loader);
    }

    /** Removes the value of {@code id} from all tiers. */
    public void invalidate(long id) {
      cache.invalidate(new Song(id));
    }

    /** Removes the value of {@code id} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(long id) {
      cache.invalidateEverywhere(new Song(id));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<Long, String> values) {
      cache.putAllBy(values, Song::new);
    }

    /** Loads the values of {@code ids} anew while the old ones keep being served. */
    public Map<Long, String> refreshAll(Collection<Long> ids) {
      return cache.refreshAllBy(ids, Song::new);
    }

    /** Loads the values of {@code ids} anew by {@code bulkLoader}. */
    public Map<Long, String> refreshAll(Collection<Long> ids,
        BulkLoader<Song, ? extends String> bulkLoader) {
      return cache.refreshAllBy(ids, Song::new, bulkLoader);
    }

    /** Writes {@code values} to all tiers. */
    public void putAllNodes(Map<Song, String> values) {
      cache.putAll(values);
    }

    /** Loads the values of {@code nodes} anew while the old ones keep being served. */
    public Map<Song, String> refreshAllNodes(Collection<Song> nodes) {
      return cache.refreshAll(nodes);
    }

    /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
    public Map<Song, String> refreshAllNodes(Collection<Song> nodes,
        BulkLoader<Song, ? extends String> bulkLoader) {
      return cache.refreshAll(nodes, bulkLoader);
    }

    /** Removes the values of {@code ids} from all tiers. */
    public void invalidateAll(Collection<Long> ids) {
      cache.invalidateAll(ids.stream().map(Song::new).toList());
    }

    /** Removes the values of {@code nodes} from all tiers. */
    public void invalidateAllNodes(Collection<Song> nodes) {
      cache.invalidateAll(nodes);
    }

    /** Tells what each tier has of the value of {@code id}, and changes nothing. */
    public Peek peek(long id) {
      return cache.peek(new Song(id));
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
