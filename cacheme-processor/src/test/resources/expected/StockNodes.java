package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.codec.Encoder;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import io.cacheme.generated.GlobalNode;
import io.cacheme.stats.CacheStats;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Stock} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class StockNodes {
  /** What {@link Stock} declares. */
  public static final NodeSpec<Stock, Integer> SPEC =
      NodeSpec.builder(1, Stock.class, "Stock")
          .version("v1")
          .key("stock:{sku}", KeyLayout.literal("stock:").thenText(), StockNodes::writeKey)
          .check(StockNodes::check)
          .tier("local", Duration.ofSeconds(30))
          .value(
              ValueType.weighedBy("java.lang.Integer", new StockEncoder()))
          .build();

  private static final GlobalNode<Stock, Integer> NODE = GlobalNode.unbound(SPEC);

  private StockNodes() {}

  /** Gives the node what its loads need; call it once, before the first use. */
  public static void bind(Stock.Warehouse warehouse) {
    NODE.bind(loads(warehouse));
  }

  static Loads<Stock, Integer> loads(Stock.Warehouse warehouse) {
    return Loads.<Stock, Integer>by(Loader.blocking(node -> Stock.loadAll(List.of(node),
        warehouse).get(node)), Objects.requireNonNull(warehouse, "warehouse"))
        .bulk(BulkLoader.blocking(nodes -> Stock.loadAll(nodes, warehouse)));
  }

  /** Answers the value of {@code sku}, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<@Nullable Integer> get(String sku) {
    return NODE.cache().get(new Stock(sku));
  }

  /** Answers the value of {@code sku}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable Integer> get(String sku,
      Loader<? super Stock, ? extends Integer> loader) {
    return NODE.cache().get(new Stock(sku), loader);
  }

  /** Answers the value of {@code sku} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable Integer> getIfPresent(String sku) {
    return NODE.cache().getIfPresent(new Stock(sku));
  }

  /** Answers the values of {@code skus} in their order; those without one are left out. */
  public static CompletableFuture<Map<String, Integer>> getAll(Collection<String> skus) {
    return NODE.cache().getAllBy(skus, Stock::new);
  }

  /** Answers the values of {@code skus}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<String, Integer>> getAll(Collection<String> skus,
      BulkLoader<Stock, ? extends Integer> bulkLoader) {
    return NODE.cache().getAllBy(skus, Stock::new, bulkLoader);
  }

  /** Answers the values of {@code skus} that a tier has; never loads. */
  public static CompletableFuture<Map<String, Integer>> getAllPresent(Collection<String> skus) {
    return NODE.cache().getAllPresentBy(skus, Stock::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Stock, Integer>> getAllPresentNodes(Collection<Stock> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Stock, Integer>> getAllNodes(Collection<Stock> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Stock, Integer>> getAllNodes(Collection<Stock> nodes,
      BulkLoader<Stock, ? extends Integer> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code sku}. */
  public static CompletableFuture<@Nullable Void> put(String sku, Integer value) {
    return NODE.cache().put(new Stock(sku), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code sku}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String sku, Integer value) {
    return NODE.cache().putEverywhere(new Stock(sku), value);
  }

  /** Loads the value of {@code sku} anew while the old one keeps being served. */
  public static CompletableFuture<@Nullable Integer> refresh(String sku) {
    return NODE.cache().refresh(new Stock(sku));
  }

  /** Loads the value of {@code sku} anew by {@code loader}. */
  public static CompletableFuture<@Nullable Integer> refresh(String sku,
      Loader<? super Stock, ? extends Integer> loader) {
    return NODE.cache().refresh(new Stock(sku), loader);
  }

  /** Removes the value of {@code sku} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String sku) {
    return NODE.cache().invalidate(new Stock(sku));
  }

  /** Removes the value of {@code sku} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String sku) {
    return NODE.cache().invalidateEverywhere(new Stock(sku));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<String, Integer> values) {
    return NODE.cache().putAllBy(values, Stock::new);
  }

  /** Loads the values of {@code skus} anew while the old ones keep being served. */
  public static CompletableFuture<Map<String, Integer>> refreshAll(Collection<String> skus) {
    return NODE.cache().refreshAllBy(skus, Stock::new);
  }

  /** Loads the values of {@code skus} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<String, Integer>> refreshAll(Collection<String> skus,
      BulkLoader<Stock, ? extends Integer> bulkLoader) {
    return NODE.cache().refreshAllBy(skus, Stock::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Stock, Integer> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Stock, Integer>> refreshAllNodes(Collection<Stock> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Stock, Integer>> refreshAllNodes(Collection<Stock> nodes,
      BulkLoader<Stock, ? extends Integer> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code skus} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<String> skus) {
    return NODE.cache().invalidateAll(skus.stream().map(Stock::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Stock> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code sku}, and changes nothing. */
  public static CompletableFuture<Peek> peek(String sku) {
    return NODE.cache().peek(new Stock(sku));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Stock, Integer> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Stock, Integer> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static StockCache.Sync sync() {
    return new StockCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Stock node, KeyWriter key) {
    key.literal("stock:").value("sku", node.sku());
  }

  private static void check(Stock node) {
    KeyWriter.required("sku", node.sku());
  }

  /** Writes what {@link Stock} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class StockEncoder implements Encoder<Integer> {
    @Override
    public void write(ValueWriter out, Integer value) {
      out.writeIntOrNull(value);
    }
  }
}
