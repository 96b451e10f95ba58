package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.BulkCache;
import io.cacheme.generated.BulkSync;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Trend} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class TrendCache extends BulkCache<Trend, Long> {
  private TrendCache(NodeCache<Trend, Long> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static TrendCache create(Cacheme cacheme) {
    return new TrendCache(cacheme.bind(TrendNodes.SPEC, TrendNodes.loads()));
  }

  /** Answers the value of {@code word}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable Long> get(String word,
      Loader<? super Trend, ? extends Long> loader) {
    return cache().get(new Trend(word), loader);
  }

  /** Answers the value of {@code word} if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable Long> getIfPresent(String word) {
    return cache().getIfPresent(new Trend(word));
  }

  /** Answers the values of {@code words}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<String, Long>> getAll(Collection<String> words,
      BulkLoader<Trend, ? extends Long> bulkLoader) {
    return cache().getAllBy(words, Trend::new, bulkLoader);
  }

  /** Answers the values of {@code words} that a tier has; never loads. */
  public CompletableFuture<Map<String, Long>> getAllPresent(Collection<String> words) {
    return cache().getAllPresentBy(words, Trend::new);
  }

  /** Writes {@code value} to all tiers under {@code word}. */
  public CompletableFuture<@Nullable Void> put(String word, Long value) {
    return cache().put(new Trend(word), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code word}; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String word, Long value) {
    return cache().putEverywhere(new Trend(word), value);
  }

  /** Loads the value of {@code word} anew by {@code loader}. */
  public CompletableFuture<@Nullable Long> refresh(String word,
      Loader<? super Trend, ? extends Long> loader) {
    return cache().refresh(new Trend(word), loader);
  }

  /** Removes the value of {@code word} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String word) {
    return cache().invalidate(new Trend(word));
  }

  /** Removes the value of {@code word} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String word) {
    return cache().invalidateEverywhere(new Trend(word));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<String, Long> values) {
    return cache().putAllBy(values, Trend::new);
  }

  /** Loads the values of {@code words} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<String, Long>> refreshAll(Collection<String> words,
      BulkLoader<Trend, ? extends Long> bulkLoader) {
    return cache().refreshAllBy(words, Trend::new, bulkLoader);
  }

  /** Removes the values of {@code words} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<String> words) {
    return cache().invalidateAll(words.stream().map(Trend::new).toList());
  }

  /** Tells what each tier has of the value of {@code word}, and changes nothing. */
  public CompletableFuture<Peek> peek(String word) {
    return cache().peek(new Trend(word));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends BulkSync<Trend, Long> {
    Sync(SyncNodeCache<Trend, Long> cache) {
      super(cache);
    }

    /** Answers the value of {@code word}, loaded by {@code loader} if no tier has it. */
    public @Nullable Long get(String word, Loader<? super Trend, ? extends Long> loader) {
      return cache().get(new Trend(word), loader);
    }

    /** Answers the value of {@code word} if a tier has it, else null; never loads. */
    public @Nullable Long getIfPresent(String word) {
      return cache().getIfPresent(new Trend(word));
    }

    /** Answers the values of {@code words}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<String, Long> getAll(Collection<String> words,
        BulkLoader<Trend, ? extends Long> bulkLoader) {
      return cache().getAllBy(words, Trend::new, bulkLoader);
    }

    /** Answers the values of {@code words} that a tier has; never loads. */
    public Map<String, Long> getAllPresent(Collection<String> words) {
      return cache().getAllPresentBy(words, Trend::new);
    }

    /** Writes {@code value} to all tiers under {@code word}. */
    public void put(String word, Long value) {
      cache().put(new Trend(word), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code word}; succeeds when no process serves an
     * older value.
     */
    public void putEverywhere(String word, Long value) {
      cache().putEverywhere(new Trend(word), value);
    }

    /** Loads the value of {@code word} anew by {@code loader}. */
    public @Nullable Long refresh(String word, Loader<? super Trend, ? extends Long> loader) {
      return cache().refresh(new Trend(word), loader);
    }

    /** Removes the value of {@code word} from all tiers. */
    public void invalidate(String word) {
      cache().invalidate(new Trend(word));
    }

    /** Removes the value of {@code word} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String word) {
      cache().invalidateEverywhere(new Trend(word));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<String, Long> values) {
      cache().putAllBy(values, Trend::new);
    }

    /** Loads the values of {@code words} anew by {@code bulkLoader}. */
    public Map<String, Long> refreshAll(Collection<String> words,
        BulkLoader<Trend, ? extends Long> bulkLoader) {
      return cache().refreshAllBy(words, Trend::new, bulkLoader);
    }

    /** Removes the values of {@code words} from all tiers. */
    public void invalidateAll(Collection<String> words) {
      cache().invalidateAll(words.stream().map(Trend::new).toList());
    }

    /** Tells what each tier has of the value of {@code word}, and changes nothing. */
    public Peek peek(String word) {
      return cache().peek(new Trend(word));
    }
  }
}
