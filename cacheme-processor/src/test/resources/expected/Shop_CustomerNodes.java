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

/** Static access to {@link Shop.Customer} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class Shop_CustomerNodes {
  /** What {@link Shop.Customer} declares. */
  public static final NodeSpec<Shop.Customer, String> SPEC =
      NodeSpec.builder(1, Shop.Customer.class, "Shop.Customer")
          .version("v1")
          .key(
              "customer:{email}",
              KeyLayout.literal("customer:").thenText(),
              Shop_CustomerNodes::writeKey)
          .check(Shop_CustomerNodes::check)
          .tier("local", Duration.ofMinutes(1))
          .value(
              ValueType.weighedBy("java.lang.String", new Shop_CustomerEncoder()))
          .negativeTtl(Duration.ofSeconds(5))
          .build();

  private static final GlobalNode<Shop.Customer, String> NODE = GlobalNode.unbound(SPEC);

  private Shop_CustomerNodes() {}

  /** Gives the node what its loads need; call it once, before the first use. */
  public static void bind(Shop.Directory directory) {
    NODE.bind(loads(directory));
  }

  static Loads<Shop.Customer, String> loads(Shop.Directory directory) {
    return Loads.by(Loader.blocking(node -> node.load(directory).orElse(null)),
        Objects.requireNonNull(directory, "directory"));
  }

  /** Answers the value of {@code email}, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<@Nullable String> get(String email) {
    return NODE.cache().get(new Shop.Customer(email));
  }

  /** Answers the value of {@code email}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable String> get(String email,
      Loader<? super Shop.Customer, ? extends String> loader) {
    return NODE.cache().get(new Shop.Customer(email), loader);
  }

  /** Answers the value of {@code email} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable String> getIfPresent(String email) {
    return NODE.cache().getIfPresent(new Shop.Customer(email));
  }

  /** Answers the values of {@code emails} in their order; those without one are left out. */
  public static CompletableFuture<Map<String, String>> getAll(Collection<String> emails) {
    return NODE.cache().getAllBy(emails, Shop.Customer::new);
  }

  /** Answers the values of {@code emails}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<String, String>> getAll(Collection<String> emails,
      BulkLoader<Shop.Customer, ? extends String> bulkLoader) {
    return NODE.cache().getAllBy(emails, Shop.Customer::new, bulkLoader);
  }

  /** Answers the values of {@code emails} that a tier has; never loads. */
  public static CompletableFuture<Map<String, String>> getAllPresent(Collection<String> emails) {
    return NODE.cache().getAllPresentBy(emails, Shop.Customer::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Shop.Customer, String>> getAllPresentNodes(
      Collection<Shop.Customer> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Shop.Customer, String>> getAllNodes(
      Collection<Shop.Customer> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Shop.Customer, String>> getAllNodes(
      Collection<Shop.Customer> nodes, BulkLoader<Shop.Customer, ? extends String> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code email}. */
  public static CompletableFuture<@Nullable Void> put(String email, String value) {
    return NODE.cache().put(new Shop.Customer(email), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code email}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String email, String value) {
    return NODE.cache().putEverywhere(new Shop.Customer(email), value);
  }

  /** Loads the value of {@code email} anew while the old one keeps being served. */
  public static CompletableFuture<@Nullable String> refresh(String email) {
    return NODE.cache().refresh(new Shop.Customer(email));
  }

  /** Loads the value of {@code email} anew by {@code loader}. */
  public static CompletableFuture<@Nullable String> refresh(String email,
      Loader<? super Shop.Customer, ? extends String> loader) {
    return NODE.cache().refresh(new Shop.Customer(email), loader);
  }

  /** Removes the value of {@code email} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String email) {
    return NODE.cache().invalidate(new Shop.Customer(email));
  }

  /** Removes the value of {@code email} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String email) {
    return NODE.cache().invalidateEverywhere(new Shop.Customer(email));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<String, String> values) {
    return NODE.cache().putAllBy(values, Shop.Customer::new);
  }

  /** Loads the values of {@code emails} anew while the old ones keep being served. */
  public static CompletableFuture<Map<String, String>> refreshAll(Collection<String> emails) {
    return NODE.cache().refreshAllBy(emails, Shop.Customer::new);
  }

  /** Loads the values of {@code emails} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<String, String>> refreshAll(Collection<String> emails,
      BulkLoader<Shop.Customer, ? extends String> bulkLoader) {
    return NODE.cache().refreshAllBy(emails, Shop.Customer::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Shop.Customer, String> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Shop.Customer, String>> refreshAllNodes(
      Collection<Shop.Customer> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Shop.Customer, String>> refreshAllNodes(
      Collection<Shop.Customer> nodes, BulkLoader<Shop.Customer, ? extends String> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code emails} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<String> emails) {
    return NODE.cache().invalidateAll(emails.stream().map(Shop.Customer::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(
      Collection<Shop.Customer> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code email}, and changes nothing. */
  public static CompletableFuture<Peek> peek(String email) {
    return NODE.cache().peek(new Shop.Customer(email));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Shop.Customer, String> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Shop.Customer, String> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static Shop_CustomerCache.Sync sync() {
    return new Shop_CustomerCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Shop.Customer node, KeyWriter key) {
    key.literal("customer:").value("email", node.email());
  }

  private static void check(Shop.Customer node) {
    KeyWriter.required("email", node.email());
  }

  /** Writes what {@link Shop.Customer} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class Shop_CustomerEncoder implements Encoder<String> {
    @Override
    public void write(ValueWriter out, String value) {
      out.writeString(value);
    }
  }
}
