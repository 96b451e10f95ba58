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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Shop.CustomerOrder} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class OrderNodes {
  /** What {@link Shop.CustomerOrder} declares. */
  public static final NodeSpec<Shop.CustomerOrder, String> SPEC =
      NodeSpec.builder(1, Shop.CustomerOrder.class, "Shop.CustomerOrder")
          .version("v1")
          .key("order:{number}", KeyLayout.literal("order:").thenNumber(), OrderNodes::writeKey)
          .check(OrderNodes::check)
          .tier("local", Duration.ofMinutes(1))
          .value(ValueType.weighedBy("java.lang.String", new OrderEncoder()))
          .negativeTtl(Duration.ofSeconds(5))
          .build();

  private static final GlobalNode<Shop.CustomerOrder, String> NODE = GlobalNode.unbound(SPEC);

  private OrderNodes() {}

  /** Gives the node what its loads need; call it once, before the first use. */
  public static void bind(Shop.Directory directory) {
    NODE.bind(loads(directory));
  }

  static Loads<Shop.CustomerOrder, String> loads(Shop.Directory directory) {
    return Loads.by(node -> node.load(directory).thenApply(found -> found.orElse(null)),
        Objects.requireNonNull(directory, "directory"));
  }

  /** Answers the value of {@code number}, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<@Nullable String> get(Integer number) {
    return NODE.cache().get(new Shop.CustomerOrder(number));
  }

  /** Answers the value of {@code number}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable String> get(Integer number,
      Loader<? super Shop.CustomerOrder, ? extends String> loader) {
    return NODE.cache().get(new Shop.CustomerOrder(number), loader);
  }

  /** Answers the value of {@code number} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable String> getIfPresent(Integer number) {
    return NODE.cache().getIfPresent(new Shop.CustomerOrder(number));
  }

  /** Answers the values of {@code numbers} in their order; those without one are left out. */
  public static CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> numbers) {
    return NODE.cache().getAllBy(numbers, Shop.CustomerOrder::new);
  }

  /** Answers the values of {@code numbers}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> numbers,
      BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
    return NODE.cache().getAllBy(numbers, Shop.CustomerOrder::new, bulkLoader);
  }

  /** Answers the values of {@code numbers} that a tier has; never loads. */
  public static CompletableFuture<Map<Integer, String>> getAllPresent(Collection<Integer> numbers) {
    return NODE.cache().getAllPresentBy(numbers, Shop.CustomerOrder::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Shop.CustomerOrder, String>> getAllPresentNodes(
      Collection<Shop.CustomerOrder> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Shop.CustomerOrder, String>> getAllNodes(
      Collection<Shop.CustomerOrder> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Shop.CustomerOrder, String>> getAllNodes(
      Collection<Shop.CustomerOrder> nodes,
      BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code number}. */
  public static CompletableFuture<@Nullable Void> put(Integer number, String value) {
    return NODE.cache().put(new Shop.CustomerOrder(number), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code number}; succeeds when no process serves an
   * older value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(Integer number, String value) {
    return NODE.cache().putEverywhere(new Shop.CustomerOrder(number), value);
  }

  /** Loads the value of {@code number} anew while the old one keeps being served. */
  public static CompletableFuture<@Nullable String> refresh(Integer number) {
    return NODE.cache().refresh(new Shop.CustomerOrder(number));
  }

  /** Loads the value of {@code number} anew by {@code loader}. */
  public static CompletableFuture<@Nullable String> refresh(Integer number,
      Loader<? super Shop.CustomerOrder, ? extends String> loader) {
    return NODE.cache().refresh(new Shop.CustomerOrder(number), loader);
  }

  /** Removes the value of {@code number} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(Integer number) {
    return NODE.cache().invalidate(new Shop.CustomerOrder(number));
  }

  /** Removes the value of {@code number} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(Integer number) {
    return NODE.cache().invalidateEverywhere(new Shop.CustomerOrder(number));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<Integer, String> values) {
    return NODE.cache().putAllBy(values, Shop.CustomerOrder::new);
  }

  /** Loads the values of {@code numbers} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Integer, String>> refreshAll(Collection<Integer> numbers) {
    return NODE.cache().refreshAllBy(numbers, Shop.CustomerOrder::new);
  }

  /** Loads the values of {@code numbers} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Integer, String>> refreshAll(Collection<Integer> numbers,
      BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
    return NODE.cache().refreshAllBy(numbers, Shop.CustomerOrder::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(
      Map<Shop.CustomerOrder, String> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Shop.CustomerOrder, String>> refreshAllNodes(
      Collection<Shop.CustomerOrder> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Shop.CustomerOrder, String>> refreshAllNodes(
      Collection<Shop.CustomerOrder> nodes,
      BulkLoader<Shop.CustomerOrder, ? extends String> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code numbers} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<Integer> numbers) {
    return NODE.cache().invalidateAll(numbers.stream().map(Shop.CustomerOrder::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(
      Collection<Shop.CustomerOrder> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code number}, and changes nothing. */
  public static CompletableFuture<Peek> peek(Integer number) {
    return NODE.cache().peek(new Shop.CustomerOrder(number));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Shop.CustomerOrder, String> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Shop.CustomerOrder, String> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static OrderCache.Sync sync() {
    return new OrderCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Shop.CustomerOrder node, KeyWriter key) {
    key.literal("order:").value("number", node.number());
  }

  private static void check(Shop.CustomerOrder node) {
    KeyWriter.required("number", node.number());
  }

  /**
   * Writes what {@link Shop.CustomerOrder} caches and all that it reaches, for a heap to weigh it.
   */
  @SuppressWarnings("NullAway")
  private static final class OrderEncoder implements Encoder<String> {
    @Override
    public void write(ValueWriter out, String value) {
      out.writeString(value);
    }
  }
}
