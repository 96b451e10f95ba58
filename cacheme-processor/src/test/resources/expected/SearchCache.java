package demo;

import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.LoadingBulkCache;
import io.cacheme.generated.LoadingBulkSync;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link SearchNode} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class SearchCache extends LoadingBulkCache<SearchNode, List<String>> {
  private SearchCache(NodeCache<SearchNode, List<String>> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static SearchCache create(Cacheme cacheme, SearchNode.Index index) {
    return new SearchCache(cacheme.bind(SearchNodes.SPEC, SearchNodes.loads(index)));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable List<String>> get(String text, int page,
      @Nullable String region) {
    return cache().get(new SearchNode(text, page, region));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable List<String>> get(String text, int page,
      @Nullable String region, Loader<? super SearchNode, ? extends List<String>> loader) {
    return cache().get(new SearchNode(text, page, region), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable List<String>> getIfPresent(String text, int page,
      @Nullable String region) {
    return cache().getIfPresent(new SearchNode(text, page, region));
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(String text, int page, @Nullable String region,
      List<String> value) {
    return cache().put(new SearchNode(text, page, region), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String text, int page,
      @Nullable String region, List<String> value) {
    return cache().putEverywhere(new SearchNode(text, page, region), value);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public CompletableFuture<@Nullable List<String>> refresh(String text, int page,
      @Nullable String region) {
    return cache().refresh(new SearchNode(text, page, region));
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<@Nullable List<String>> refresh(String text, int page,
      @Nullable String region, Loader<? super SearchNode, ? extends List<String>> loader) {
    return cache().refresh(new SearchNode(text, page, region), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String text, int page,
      @Nullable String region) {
    return cache().invalidate(new SearchNode(text, page, region));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String text, int page,
      @Nullable String region) {
    return cache().invalidateEverywhere(new SearchNode(text, page, region));
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(String text, int page, @Nullable String region) {
    return cache().peek(new SearchNode(text, page, region));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<SearchNode, List<String>> {
    Sync(SyncNodeCache<SearchNode, List<String>> cache) {
      super(cache);
    }

    /** Answers the value of this key, loaded if no tier has it; null if there is none. */
    public @Nullable List<String> get(String text, int page, @Nullable String region) {
      return cache().get(new SearchNode(text, page, region));
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public @Nullable List<String> get(String text, int page, @Nullable String region,
        Loader<? super SearchNode, ? extends List<String>> loader) {
      return cache().get(new SearchNode(text, page, region), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public @Nullable List<String> getIfPresent(String text, int page, @Nullable String region) {
      return cache().getIfPresent(new SearchNode(text, page, region));
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(String text, int page, @Nullable String region, List<String> value) {
      cache().put(new SearchNode(text, page, region), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(String text, int page, @Nullable String region, List<String> value) {
      cache().putEverywhere(new SearchNode(text, page, region), value);
    }

    /** Loads the value of this key anew while the old one keeps being served. */
    public @Nullable List<String> refresh(String text, int page, @Nullable String region) {
      return cache().refresh(new SearchNode(text, page, region));
    }

    /** Loads the value of this key anew by {@code loader}. */
    public @Nullable List<String> refresh(String text, int page, @Nullable String region,
        Loader<? super SearchNode, ? extends List<String>> loader) {
      return cache().refresh(new SearchNode(text, page, region), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(String text, int page, @Nullable String region) {
      cache().invalidate(new SearchNode(text, page, region));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String text, int page, @Nullable String region) {
      cache().invalidateEverywhere(new SearchNode(text, page, region));
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(String text, int page, @Nullable String region) {
      return cache().peek(new SearchNode(text, page, region));
    }
  }
}
