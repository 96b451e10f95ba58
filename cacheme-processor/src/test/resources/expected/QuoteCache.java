package demo;

import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.BulkCache;
import io.cacheme.generated.BulkSync;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Quote} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class QuoteCache extends BulkCache<Quote, Quote.Price> {
  private QuoteCache(NodeCache<Quote, Quote.Price> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static QuoteCache create(Cacheme cacheme) {
    return new QuoteCache(cacheme.bind(QuoteNodes.SPEC, QuoteNodes.loads()));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<Quote.@Nullable Price> get(String isin, int ttl,
      Loader<? super Quote, ? extends Quote.Price> loader) {
    return cache().get(new Quote(isin, ttl), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<Quote.@Nullable Price> getIfPresent(String isin, int ttl) {
    return cache().getIfPresent(new Quote(isin, ttl));
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(String isin, int ttl, Quote.Price value) {
    return cache().put(new Quote(isin, ttl), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String isin, int ttl, Quote.Price value) {
    return cache().putEverywhere(new Quote(isin, ttl), value);
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<Quote.@Nullable Price> refresh(String isin, int ttl,
      Loader<? super Quote, ? extends Quote.Price> loader) {
    return cache().refresh(new Quote(isin, ttl), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String isin, int ttl) {
    return cache().invalidate(new Quote(isin, ttl));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String isin, int ttl) {
    return cache().invalidateEverywhere(new Quote(isin, ttl));
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(String isin, int ttl) {
    return cache().peek(new Quote(isin, ttl));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends BulkSync<Quote, Quote.Price> {
    Sync(SyncNodeCache<Quote, Quote.Price> cache) {
      super(cache);
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public Quote.@Nullable Price get(String isin, int ttl,
        Loader<? super Quote, ? extends Quote.Price> loader) {
      return cache().get(new Quote(isin, ttl), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public Quote.@Nullable Price getIfPresent(String isin, int ttl) {
      return cache().getIfPresent(new Quote(isin, ttl));
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(String isin, int ttl, Quote.Price value) {
      cache().put(new Quote(isin, ttl), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(String isin, int ttl, Quote.Price value) {
      cache().putEverywhere(new Quote(isin, ttl), value);
    }

    /** Loads the value of this key anew by {@code loader}. */
    public Quote.@Nullable Price refresh(String isin, int ttl,
        Loader<? super Quote, ? extends Quote.Price> loader) {
      return cache().refresh(new Quote(isin, ttl), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(String isin, int ttl) {
      cache().invalidate(new Quote(isin, ttl));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String isin, int ttl) {
      cache().invalidateEverywhere(new Quote(isin, ttl));
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(String isin, int ttl) {
      return cache().peek(new Quote(isin, ttl));
    }
  }
}
