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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Price} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class PriceCache extends BulkCache<Price, Price.Amount> {
  private PriceCache(NodeCache<Price, Price.Amount> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static PriceCache create(Cacheme cacheme) {
    return new PriceCache(cacheme.bind(PriceNodes.SPEC, PriceNodes.loads()));
  }

  /** Answers the value of {@code product}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<Price.@Nullable Amount> get(UUID product,
      Loader<? super Price, ? extends Price.Amount> loader) {
    return cache().get(new Price(product), loader);
  }

  /** Answers the value of {@code product} if a tier has it, else null; never loads. */
  public CompletableFuture<Price.@Nullable Amount> getIfPresent(UUID product) {
    return cache().getIfPresent(new Price(product));
  }

  /**
   * Answers the values of {@code products}, loaded by {@code bulkLoader} where no tier has them.
   */
  public CompletableFuture<Map<UUID, Price.Amount>> getAll(Collection<UUID> products,
      BulkLoader<Price, ? extends Price.Amount> bulkLoader) {
    return cache().getAllBy(products, Price::new, bulkLoader);
  }

  /** Answers the values of {@code products} that a tier has; never loads. */
  public CompletableFuture<Map<UUID, Price.Amount>> getAllPresent(Collection<UUID> products) {
    return cache().getAllPresentBy(products, Price::new);
  }

  /** Writes {@code value} to all tiers under {@code product}. */
  public CompletableFuture<@Nullable Void> put(UUID product, Price.Amount value) {
    return cache().put(new Price(product), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code product}; succeeds when no process serves an
   * older value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(UUID product, Price.Amount value) {
    return cache().putEverywhere(new Price(product), value);
  }

  /** Loads the value of {@code product} anew by {@code loader}. */
  public CompletableFuture<Price.@Nullable Amount> refresh(UUID product,
      Loader<? super Price, ? extends Price.Amount> loader) {
    return cache().refresh(new Price(product), loader);
  }

  /** Removes the value of {@code product} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(UUID product) {
    return cache().invalidate(new Price(product));
  }

  /** Removes the value of {@code product} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(UUID product) {
    return cache().invalidateEverywhere(new Price(product));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<UUID, Price.Amount> values) {
    return cache().putAllBy(values, Price::new);
  }

  /** Loads the values of {@code products} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<UUID, Price.Amount>> refreshAll(Collection<UUID> products,
      BulkLoader<Price, ? extends Price.Amount> bulkLoader) {
    return cache().refreshAllBy(products, Price::new, bulkLoader);
  }

  /** Removes the values of {@code products} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<UUID> products) {
    return cache().invalidateAll(products.stream().map(Price::new).toList());
  }

  /** Tells what each tier has of the value of {@code product}, and changes nothing. */
  public CompletableFuture<Peek> peek(UUID product) {
    return cache().peek(new Price(product));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends BulkSync<Price, Price.Amount> {
    Sync(SyncNodeCache<Price, Price.Amount> cache) {
      super(cache);
    }

    /** Answers the value of {@code product}, loaded by {@code loader} if no tier has it. */
    public Price.@Nullable Amount get(UUID product,
        Loader<? super Price, ? extends Price.Amount> loader) {
      return cache().get(new Price(product), loader);
    }

    /** Answers the value of {@code product} if a tier has it, else null; never loads. */
    public Price.@Nullable Amount getIfPresent(UUID product) {
      return cache().getIfPresent(new Price(product));
    }

    /**
     * Answers the values of {@code products}, loaded by {@code bulkLoader} where no tier has them.
     */
    public Map<UUID, Price.Amount> getAll(Collection<UUID> products,
        BulkLoader<Price, ? extends Price.Amount> bulkLoader) {
      return cache().getAllBy(products, Price::new, bulkLoader);
    }

    /** Answers the values of {@code products} that a tier has; never loads. */
    public Map<UUID, Price.Amount> getAllPresent(Collection<UUID> products) {
      return cache().getAllPresentBy(products, Price::new);
    }

    /** Writes {@code value} to all tiers under {@code product}. */
    public void put(UUID product, Price.Amount value) {
      cache().put(new Price(product), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code product}; succeeds when no process serves an
     * older value.
     */
    public void putEverywhere(UUID product, Price.Amount value) {
      cache().putEverywhere(new Price(product), value);
    }

    /** Loads the value of {@code product} anew by {@code loader}. */
    public Price.@Nullable Amount refresh(UUID product,
        Loader<? super Price, ? extends Price.Amount> loader) {
      return cache().refresh(new Price(product), loader);
    }

    /** Removes the value of {@code product} from all tiers. */
    public void invalidate(UUID product) {
      cache().invalidate(new Price(product));
    }

    /** Removes the value of {@code product} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(UUID product) {
      cache().invalidateEverywhere(new Price(product));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<UUID, Price.Amount> values) {
      cache().putAllBy(values, Price::new);
    }

    /** Loads the values of {@code products} anew by {@code bulkLoader}. */
    public Map<UUID, Price.Amount> refreshAll(Collection<UUID> products,
        BulkLoader<Price, ? extends Price.Amount> bulkLoader) {
      return cache().refreshAllBy(products, Price::new, bulkLoader);
    }

    /** Removes the values of {@code products} from all tiers. */
    public void invalidateAll(Collection<UUID> products) {
      cache().invalidateAll(products.stream().map(Price::new).toList());
    }

    /** Tells what each tier has of the value of {@code product}, and changes nothing. */
    public Peek peek(UUID product) {
      return cache().peek(new Price(product));
    }
  }
}
