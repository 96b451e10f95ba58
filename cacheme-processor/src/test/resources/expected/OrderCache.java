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

/** The typed cache of {@link Shop.CustomerOrder} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class OrderCache extends LoadingBulkCache<Shop.CustomerOrder, String> {
  private OrderCache(NodeCache<Shop.CustomerOrder, String> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static OrderCache create(Cacheme cacheme, Shop.Directory directory) {
    return new OrderCache(cacheme.bind(OrderNodes.SPEC, OrderNodes.loads(directory)));
  }

  /** Answers the value of {@code number}, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable String> get(Integer number) {
    return cache().get(new Shop.CustomerOrder(number));
  }

  /** Answers the value of {@code number}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable String> get(Integer number,
      Loader<? super Shop.CustomerOrder, ? extends String> loader) {
    return cache().get(new Shop.CustomerOrder(number), loader);
  }

  /** Answers the value of {@code number} if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable String> getIfPresent(Integer number) {
    return cache().getIfPresent(new Shop.CustomerOrder(number));
  }

  /** Answers the values of {@code numbers} in their order; those without one are left out. */
  public CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> numbers) {
    return cache().getAllBy(numbers, Shop.CustomerOrder::new);
  }

  /** Answers the values of {@code numbers}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> numbers,
      BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
    return cache().getAllBy(numbers, Shop.CustomerOrder::new, bulkLoader);
  }

  /** Answers the values of {@code numbers} that a tier has; never loads. */
  public CompletableFuture<Map<Integer, String>> getAllPresent(Collection<Integer> numbers) {
    return cache().getAllPresentBy(numbers, Shop.CustomerOrder::new);
  }

  /** Writes {@code value} to all tiers under {@code number}. */
  public CompletableFuture<@Nullable Void> put(Integer number, String value) {
    return cache().put(new Shop.CustomerOrder(number), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code number}; succeeds when no process serves an
   * older value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(Integer number, String value) {
    return cache().putEverywhere(new Shop.CustomerOrder(number), value);
  }

  /** Loads the value of {@code number} anew while the old one keeps being served. */
  public CompletableFuture<@Nullable String> refresh(Integer number) {
    return cache().refresh(new Shop.CustomerOrder(number));
  }

  /** Loads the value of {@code number} anew by {@code loader}. */
  public CompletableFuture<@Nullable String> refresh(Integer number,
      Loader<? super Shop.CustomerOrder, ? extends String> loader) {
    return cache().refresh(new Shop.CustomerOrder(number), loader);
  }

  /** Removes the value of {@code number} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(Integer number) {
    return cache().invalidate(new Shop.CustomerOrder(number));
  }

  /** Removes the value of {@code number} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(Integer number) {
    return cache().invalidateEverywhere(new Shop.CustomerOrder(number));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<Integer, String> values) {
    return cache().putAllBy(values, Shop.CustomerOrder::new);
  }

  /** Loads the values of {@code numbers} anew while the old ones keep being served. */
  public CompletableFuture<Map<Integer, String>> refreshAll(Collection<Integer> numbers) {
    return cache().refreshAllBy(numbers, Shop.CustomerOrder::new);
  }

  /** Loads the values of {@code numbers} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Integer, String>> refreshAll(Collection<Integer> numbers,
      BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
    return cache().refreshAllBy(numbers, Shop.CustomerOrder::new, bulkLoader);
  }

  /** Removes the values of {@code numbers} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<Integer> numbers) {
    return cache().invalidateAll(numbers.stream().map(Shop.CustomerOrder::new).toList());
  }

  /** Tells what each tier has of the value of {@code number}, and changes nothing. */
  public CompletableFuture<Peek> peek(Integer number) {
    return cache().peek(new Shop.CustomerOrder(number));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<Shop.CustomerOrder, String> {
    Sync(SyncNodeCache<Shop.CustomerOrder, String> cache) {
      super(cache);
    }

    /** Answers the value of {@code number}, loaded if no tier has it; null if there is none. */
    public @Nullable String get(Integer number) {
      return cache().get(new Shop.CustomerOrder(number));
    }

    /** Answers the value of {@code number}, loaded by {@code loader} if no tier has it. */
    public @Nullable String get(Integer number,
        Loader<? super Shop.CustomerOrder, ? extends String> loader) {
      return cache().get(new Shop.CustomerOrder(number), loader);
    }

    /** Answers the value of {@code number} if a tier has it, else null; never loads. */
    public @Nullable String getIfPresent(Integer number) {
      return cache().getIfPresent(new Shop.CustomerOrder(number));
    }

    /** Answers the values of {@code numbers} in their order; those without one are left out. */
    public Map<Integer, String> getAll(Collection<Integer> numbers) {
      return cache().getAllBy(numbers, Shop.CustomerOrder::new);
    }

    /**
     * Answers the values of {@code numbers}, loaded by {@code bulkLoader} where no tier has them.
     */
    public Map<Integer, String> getAll(Collection<Integer> numbers,
        BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
      return cache().getAllBy(numbers, Shop.CustomerOrder::new, bulkLoader);
    }

    /** Answers the values of {@code numbers} that a tier has; never loads. */
    public Map<Integer, String> getAllPresent(Collection<Integer> numbers) {
      return cache().getAllPresentBy(numbers, Shop.CustomerOrder::new);
    }

    /** Writes {@code value} to all tiers under {@code number}. */
    public void put(Integer number, String value) {
      cache().put(new Shop.CustomerOrder(number), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code number}; succeeds when no process serves an
     * older value.
     */
    public void putEverywhere(Integer number, String value) {
      cache().putEverywhere(new Shop.CustomerOrder(number), value);
    }

    /** Loads the value of {@code number} anew while the old one keeps being served. */
    public @Nullable String refresh(Integer number) {
      return cache().refresh(new Shop.CustomerOrder(number));
    }

    /** Loads the value of {@code number} anew by {@code loader}. */
    public @Nullable String refresh(Integer number,
        Loader<? super Shop.CustomerOrder, ? extends String> loader) {
      return cache().refresh(new Shop.CustomerOrder(number), loader);
    }

    /** Removes the value of {@code number} from all tiers. */
    public void invalidate(Integer number) {
      cache().invalidate(new Shop.CustomerOrder(number));
    }

    /** Removes the value of {@code number} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(Integer number) {
      cache().invalidateEverywhere(new Shop.CustomerOrder(number));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<Integer, String> values) {
      cache().putAllBy(values, Shop.CustomerOrder::new);
    }

    /** Loads the values of {@code numbers} anew while the old ones keep being served. */
    public Map<Integer, String> refreshAll(Collection<Integer> numbers) {
      return cache().refreshAllBy(numbers, Shop.CustomerOrder::new);
    }

    /** Loads the values of {@code numbers} anew by {@code bulkLoader}. */
    public Map<Integer, String> refreshAll(Collection<Integer> numbers,
        BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
      return cache().refreshAllBy(numbers, Shop.CustomerOrder::new, bulkLoader);
    }

    /** Removes the values of {@code numbers} from all tiers. */
    public void invalidateAll(Collection<Integer> numbers) {
      cache().invalidateAll(numbers.stream().map(Shop.CustomerOrder::new).toList());
    }

    /** Tells what each tier has of the value of {@code number}, and changes nothing. */
    public Peek peek(Integer number) {
      return cache().peek(new Shop.CustomerOrder(number));
    }
  }
}
