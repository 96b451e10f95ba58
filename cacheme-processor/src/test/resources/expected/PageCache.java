package demo;

import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.LoadingBulkCache;
import io.cacheme.generated.LoadingBulkSync;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Page} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class PageCache extends LoadingBulkCache<Page, String> {
  private PageCache(NodeCache<Page, String> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static PageCache create(Cacheme cacheme, Function<String, CompletionStage<String>> fetch) {
    return new PageCache(cacheme.bind(PageNodes.SPEC, PageNodes.loads(fetch)));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable String> get(String[] path, int number) {
    return cache().get(new Page(path, number));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable String> get(String[] path, int number,
      Loader<? super Page, ? extends String> loader) {
    return cache().get(new Page(path, number), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable String> getIfPresent(String[] path, int number) {
    return cache().getIfPresent(new Page(path, number));
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(String[] path, int number, String value) {
    return cache().put(new Page(path, number), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String[] path, int number, String value) {
    return cache().putEverywhere(new Page(path, number), value);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public CompletableFuture<@Nullable String> refresh(String[] path, int number) {
    return cache().refresh(new Page(path, number));
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<@Nullable String> refresh(String[] path, int number,
      Loader<? super Page, ? extends String> loader) {
    return cache().refresh(new Page(path, number), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String[] path, int number) {
    return cache().invalidate(new Page(path, number));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String[] path, int number) {
    return cache().invalidateEverywhere(new Page(path, number));
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(String[] path, int number) {
    return cache().peek(new Page(path, number));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<Page, String> {
    Sync(SyncNodeCache<Page, String> cache) {
      super(cache);
    }

    /** Answers the value of this key, loaded if no tier has it; null if there is none. */
    public @Nullable String get(String[] path, int number) {
      return cache().get(new Page(path, number));
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public @Nullable String get(String[] path, int number,
        Loader<? super Page, ? extends String> loader) {
      return cache().get(new Page(path, number), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public @Nullable String getIfPresent(String[] path, int number) {
      return cache().getIfPresent(new Page(path, number));
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(String[] path, int number, String value) {
      cache().put(new Page(path, number), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(String[] path, int number, String value) {
      cache().putEverywhere(new Page(path, number), value);
    }

    /** Loads the value of this key anew while the old one keeps being served. */
    public @Nullable String refresh(String[] path, int number) {
      return cache().refresh(new Page(path, number));
    }

    /** Loads the value of this key anew by {@code loader}. */
    public @Nullable String refresh(String[] path, int number,
        Loader<? super Page, ? extends String> loader) {
      return cache().refresh(new Page(path, number), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(String[] path, int number) {
      cache().invalidate(new Page(path, number));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String[] path, int number) {
      cache().invalidateEverywhere(new Page(path, number));
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(String[] path, int number) {
      return cache().peek(new Page(path, number));
    }
  }
}
