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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Shop.CustomerOrder} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class OrderCache {
  private final NodeCache<Shop.CustomerOrder, String> cache;

  private OrderCache(NodeCache<Shop.CustomerOrder, String> cache) {
    this.cache = cache;
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static OrderCache create(Cacheme cacheme, Shop.Directory directory) {
    return new OrderCache(cacheme.bind(OrderNodes.SPEC, loads(directory)));
  }

  static Loads<Shop.CustomerOrder, String> loads(Shop.Directory directory) {
    return Loads.by(node -> node.load(directory).thenApply(found -> found.orElse(null)),
        Objects.requireNonNull(directory, "directory"));
  }

  /** Answers the value of {@code number}, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable String> get(Integer number) {
    return cache.get(new Shop.CustomerOrder(number));
  }

  /** Answers the value of {@code number}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable String> get(Integer number,
      Loader<? super Shop.CustomerOrder, ? extends String> loader) {
    return cache.get(new Shop.CustomerOrder(number), loader);
  }

  /** Answers the value of {@code number} if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable String> getIfPresent(Integer number) {
    return cache.getIfPresent(new Shop.CustomerOrder(number));
  }

  /** Answers the values of {@code numbers} in their order; those without one are left out. */
  public CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> numbers) {
    return cache.getAllBy(numbers, Shop.CustomerOrder::new);
  }

  /** Answers the values of {@code numbers}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> numbers,
      BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
    return cache.getAllBy(numbers, Shop.CustomerOrder::new, bulkLoader);
  }

  /** Answers the values of {@code numbers} that a tier has; never loads. */
  public CompletableFuture<Map<Integer, String>> getAllPresent(Collection<Integer> numbers) {
    return cache.getAllPresentBy(numbers, Shop.CustomerOrder::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public CompletableFuture<Map<Shop.CustomerOrder, String>> getAllPresentNodes(
      Collection<Shop.CustomerOrder> nodes) {
    return cache.getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public CompletableFuture<Map<Shop.CustomerOrder, String>> getAllNodes(
      Collection<Shop.CustomerOrder> nodes) {
    return cache.getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Shop.CustomerOrder, String>> getAllNodes(
      Collection<Shop.CustomerOrder> nodes,
      BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
    return cache.getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code number}. */
  public CompletableFuture<@Nullable Void> put(Integer number, String value) {
    return cache.put(new Shop.CustomerOrder(number), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code number}; succeeds when no process serves an
   * older value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(Integer number, String value) {
    return cache.putEverywhere(new Shop.CustomerOrder(number), value);
  }

  /** Loads the value of {@code number} anew while the old one keeps being served. */
  public CompletableFuture<@Nullable String> refresh(Integer number) {
    return cache.refresh(new Shop.CustomerOrder(number));
  }

  /** Loads the value of {@code number} anew by {@code loader}. */
  public CompletableFuture<@Nullable String> refresh(Integer number,
      Loader<? super Shop.CustomerOrder, ? extends String> loader) {
    return cache.refresh(new Shop.CustomerOrder(number), loader);
  }

  /** Removes the value of {@code number} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(Integer number) {
    return cache.invalidate(new Shop.CustomerOrder(number));
  }

  /** Removes the value of {@code number} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(Integer number) {
    return cache.invalidateEverywhere(new Shop.CustomerOrder(number));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<Integer, String> values) {
    return cache.putAllBy(values, Shop.CustomerOrder::new);
  }

  /** Loads the values of {@code numbers} anew while the old ones keep being served. */
  public CompletableFuture<Map<Integer, String>> refreshAll(Collection<Integer> numbers) {
    return cache.refreshAllBy(numbers, Shop.CustomerOrder::new);
  }

  /** Loads the values of {@code numbers} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Integer, String>> refreshAll(Collection<Integer> numbers,
      BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
    return cache.refreshAllBy(numbers, Shop.CustomerOrder::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAllNodes(Map<Shop.CustomerOrder, String> values) {
    return cache.putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public CompletableFuture<Map<Shop.CustomerOrder, String>> refreshAllNodes(
      Collection<Shop.CustomerOrder> nodes) {
    return cache.refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Shop.CustomerOrder, String>> refreshAllNodes(
      Collection<Shop.CustomerOrder> nodes,
      BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
    return cache.refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code numbers} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<Integer> numbers) {
    return cache.invalidateAll(numbers.stream().map(Shop.CustomerOrder::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAllNodes(
      Collection<Shop.CustomerOrder> nodes) {
    return cache.invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code number}, and changes nothing. */
  public CompletableFuture<Peek> peek(Integer number) {
    return cache.peek(new Shop.CustomerOrder(number));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> clear() {
    return cache.clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public Map<Shop.CustomerOrder, String> asMap() {
    return cache.asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public CacheStats stats() {
    return cache.stats();
  }

  /** The same cache by records. */
  public NodeCache<Shop.CustomerOrder, String> asNodeCache() {
    return cache;
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache.sync());
  }

  /** The cache for callers that block. */
  public static final class Sync {
    private final SyncNodeCache<Shop.CustomerOrder, String> cache;

    Sync(SyncNodeCache<Shop.CustomerOrder, String> cache) {
      this.cache = cache;
    }

    /** Answers the value of {@code number}, loaded if no tier has it; null if there is none. */
    public @Nullable String get(Integer number) {
      return cache.get(new Shop.CustomerOrder(number));
    }

    /** Answers the value of {@code number}, loaded by {@code loader} if no tier has it. */
    public @Nullable String get(Integer number,
        Loader<? super Shop.CustomerOrder, ? extends String> loader) {
      return cache.get(new Shop.CustomerOrder(number), loader);
    }

    /** Answers the value of {@code number} if a tier has it, else null; never loads. */
    public @Nullable String getIfPresent(Integer number) {
      return cache.getIfPresent(new Shop.CustomerOrder(number));
    }

    /** Answers the values of {@code numbers} in their order; those without one are left out. */
    public Map<Integer, String> getAll(Collection<Integer> numbers) {
      return cache.getAllBy(numbers, Shop.CustomerOrder::new);
    }

    /**
     * Answers the values of {@code numbers}, loaded by {@code bulkLoader} where no tier has them.
     */
    public Map<Integer, String> getAll(Collection<Integer> numbers,
        BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
      return cache.getAllBy(numbers, Shop.CustomerOrder::new, bulkLoader);
    }

    /** Answers the values of {@code numbers} that a tier has; never loads. */
    public Map<Integer, String> getAllPresent(Collection<Integer> numbers) {
      return cache.getAllPresentBy(numbers, Shop.CustomerOrder::new);
    }

    /** Answers the values of {@code nodes} that a tier has; never loads. */
    public Map<Shop.CustomerOrder, String> getAllPresentNodes(
        Collection<Shop.CustomerOrder> nodes) {
      return cache.getAllPresent(nodes);
    }

    /** Answers the values of {@code nodes} in their order; those without one are left out. */
    public Map<Shop.CustomerOrder, String> getAllNodes(Collection<Shop.CustomerOrder> nodes) {
      return cache.getAll(nodes);
    }

    /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<Shop.CustomerOrder, String> getAllNodes(Collection<Shop.CustomerOrder> nodes,
        BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
      return cache.getAll(nodes, bulkLoader);
    }

    /** Writes {@code value} to all tiers under {@code number}. */
    public void put(Integer number, String value) {
      cache.put(new Shop.CustomerOrder(number), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code number}; succeeds when no process serves an
     * older value.
     */
    public void putEverywhere(Integer number, String value) {
      cache.putEverywhere(new Shop.CustomerOrder(number), value);
    }

    /** Loads the value of {@code number} anew while the old one keeps being served. */
    public @Nullable String refresh(Integer number) {
      return cache.refresh(new Shop.CustomerOrder(number));
    }

    /** Loads the value of {@code number} anew by {@code loader}. */
    public @Nullable String refresh(Integer number,
        Loader<? super Shop.CustomerOrder, ? extends String> loader) {
      return cache.refresh(new Shop.CustomerOrder(number), loader);
    }

    /** Removes the value of {@code number} from all tiers. */
    public void invalidate(Integer number) {
      cache.invalidate(new Shop.CustomerOrder(number));
    }

    /** Removes the value of {@code number} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(Integer number) {
      cache.invalidateEverywhere(new Shop.CustomerOrder(number));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<Integer, String> values) {
      cache.putAllBy(values, Shop.CustomerOrder::new);
    }

    /** Loads the values of {@code numbers} anew while the old ones keep being served. */
    public Map<Integer, String> refreshAll(Collection<Integer> numbers) {
      return cache.refreshAllBy(numbers, Shop.CustomerOrder::new);
    }

    /** Loads the values of {@code numbers} anew by {@code bulkLoader}. */
    public Map<Integer, String> refreshAll(Collection<Integer> numbers,
        BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
      return cache.refreshAllBy(numbers, Shop.CustomerOrder::new, bulkLoader);
    }

    /** Writes {@code values} to all tiers. */
    public void putAllNodes(Map<Shop.CustomerOrder, String> values) {
      cache.putAll(values);
    }

    /** Loads the values of {@code nodes} anew while the old ones keep being served. */
    public Map<Shop.CustomerOrder, String> refreshAllNodes(Collection<Shop.CustomerOrder> nodes) {
      return cache.refreshAll(nodes);
    }

    /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
    public Map<Shop.CustomerOrder, String> refreshAllNodes(Collection<Shop.CustomerOrder> nodes,
        BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
      return cache.refreshAll(nodes, bulkLoader);
    }

    /** Removes the values of {@code numbers} from all tiers. */
    public void invalidateAll(Collection<Integer> numbers) {
      cache.invalidateAll(numbers.stream().map(Shop.CustomerOrder::new).toList());
    }

    /** Removes the values of {@code nodes} from all tiers. */
    public void invalidateAllNodes(Collection<Shop.CustomerOrder> nodes) {
      cache.invalidateAll(nodes);
    }

    /** Tells what each tier has of the value of {@code number}, and changes nothing. */
    public Peek peek(Integer number) {
      return cache.peek(new Shop.CustomerOrder(number));
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
