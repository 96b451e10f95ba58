package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.LoadingBulkCache;
import io.cacheme.generated.LoadingBulkSync;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Stock} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class StockCache extends LoadingBulkCache<Stock, Integer> {
  private StockCache(NodeCache<Stock, Integer> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static StockCache create(Cacheme cacheme, Stock.Warehouse warehouse) {
    return new StockCache(cacheme.bind(StockNodes.SPEC, StockNodes.loads(warehouse)));
  }

  /** Answers the value of {@code sku}, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable Integer> get(String sku) {
    return cache().get(new Stock(sku));
  }

  /** Answers the value of {@code sku}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable Integer> get(String sku,
      Loader<? super Stock, ? extends Integer> loader) {
    return cache().get(new Stock(sku), loader);
  }

  /** Answers the value of {@code sku} if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable Integer> getIfPresent(String sku) {
    return cache().getIfPresent(new Stock(sku));
  }

  /** Answers the values of {@code skus} in their order; those without one are left out. */
  public CompletableFuture<Map<String, Integer>> getAll(Collection<String> skus) {
    return cache().getAllBy(skus, Stock::new);
  }

  /** Answers the values of {@code skus}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<String, Integer>> getAll(Collection<String> skus,
      BulkLoader<Stock, ? extends Integer> bulkLoader) {
    return cache().getAllBy(skus, Stock::new, bulkLoader);
  }

  /** Answers the values of {@code skus} that a tier has; never loads. */
  public CompletableFuture<Map<String, Integer>> getAllPresent(Collection<String> skus) {
    return cache().getAllPresentBy(skus, Stock::new);
  }

  /** Writes {@code value} to all tiers under {@code sku}. */
  public CompletableFuture<@Nullable Void> put(String sku, Integer value) {
    return cache().put(new Stock(sku), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code sku}; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String sku, Integer value) {
    return cache().putEverywhere(new Stock(sku), value);
  }

  /** Loads the value of {@code sku} anew while the old one keeps being served. */
  public CompletableFuture<@Nullable Integer> refresh(String sku) {
    return cache().refresh(new Stock(sku));
  }

  /** Loads the value of {@code sku} anew by {@code loader}. */
  public CompletableFuture<@Nullable Integer> refresh(String sku,
      Loader<? super Stock, ? extends Integer> loader) {
    return cache().refresh(new Stock(sku), loader);
  }

  /** Removes the value of {@code sku} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String sku) {
    return cache().invalidate(new Stock(sku));
  }

  /** Removes the value of {@code sku} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String sku) {
    return cache().invalidateEverywhere(new Stock(sku));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<String, Integer> values) {
    return cache().putAllBy(values, Stock::new);
  }

  /** Loads the values of {@code skus} anew while the old ones keep being served. */
  public CompletableFuture<Map<String, Integer>> refreshAll(Collection<String> skus) {
    return cache().refreshAllBy(skus, Stock::new);
  }

  /** Loads the values of {@code skus} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<String, Integer>> refreshAll(Collection<String> skus,
      BulkLoader<Stock, ? extends Integer> bulkLoader) {
    return cache().refreshAllBy(skus, Stock::new, bulkLoader);
  }

  /** Removes the values of {@code skus} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<String> skus) {
    return cache().invalidateAll(skus.stream().map(Stock::new).toList());
  }

  /** Tells what each tier has of the value of {@code sku}, and changes nothing. */
  public CompletableFuture<Peek> peek(String sku) {
    return cache().peek(new Stock(sku));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<Stock, Integer> {
    Sync(SyncNodeCache<Stock, Integer> cache) {
      super(cache);
    }

    /** Answers the value of {@code sku}, loaded if no tier has it; null if there is none. */
    public @Nullable Integer get(String sku) {
      return cache().get(new Stock(sku));
    }

    /** Answers the value of {@code sku}, loaded by {@code loader} if no tier has it. */
    public @Nullable Integer get(String sku, Loader<? super Stock, ? extends Integer> loader) {
      return cache().get(new Stock(sku), loader);
    }

    /** Answers the value of {@code sku} if a tier has it, else null; never loads. */
    public @Nullable Integer getIfPresent(String sku) {
      return cache().getIfPresent(new Stock(sku));
    }

    /** Answers the values of {@code skus} in their order; those without one are left out. */
    public Map<String, Integer> getAll(Collection<String> skus) {
      return cache().getAllBy(skus, Stock::new);
    }

    /** Answers the values of {@code skus}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<String, Integer> getAll(Collection<String> skus,
        BulkLoader<Stock, ? extends Integer> bulkLoader) {
      return cache().getAllBy(skus, Stock::new, bulkLoader);
    }

    /** Answers the values of {@code skus} that a tier has; never loads. */
    public Map<String, Integer> getAllPresent(Collection<String> skus) {
      return cache().getAllPresentBy(skus, Stock::new);
    }

    /** Writes {@code value} to all tiers under {@code sku}. */
    public void put(String sku, Integer value) {
      cache().put(new Stock(sku), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code sku}; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(String sku, Integer value) {
      cache().putEverywhere(new Stock(sku), value);
    }

    /** Loads the value of {@code sku} anew while the old one keeps being served. */
    public @Nullable Integer refresh(String sku) {
      return cache().refresh(new Stock(sku));
    }

    /** Loads the value of {@code sku} anew by {@code loader}. */
    public @Nullable Integer refresh(String sku, Loader<? super Stock, ? extends Integer> loader) {
      return cache().refresh(new Stock(sku), loader);
    }

    /** Removes the value of {@code sku} from all tiers. */
    public void invalidate(String sku) {
      cache().invalidate(new Stock(sku));
    }

    /** Removes the value of {@code sku} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String sku) {
      cache().invalidateEverywhere(new Stock(sku));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<String, Integer> values) {
      cache().putAllBy(values, Stock::new);
    }

    /** Loads the values of {@code skus} anew while the old ones keep being served. */
    public Map<String, Integer> refreshAll(Collection<String> skus) {
      return cache().refreshAllBy(skus, Stock::new);
    }

    /** Loads the values of {@code skus} anew by {@code bulkLoader}. */
    public Map<String, Integer> refreshAll(Collection<String> skus,
        BulkLoader<Stock, ? extends Integer> bulkLoader) {
      return cache().refreshAllBy(skus, Stock::new, bulkLoader);
    }

    /** Removes the values of {@code skus} from all tiers. */
    public void invalidateAll(Collection<String> skus) {
      cache().invalidateAll(skus.stream().map(Stock::new).toList());
    }

    /** Tells what each tier has of the value of {@code sku}, and changes nothing. */
    public Peek peek(String sku) {
      return cache().peek(new Stock(sku));
    }
  }
}
