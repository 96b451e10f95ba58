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

/** Static access to {@link Clashing} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class ClashingNodes {
  /** What {@link Clashing} declares. */
  public static final NodeSpec<Clashing, String> SPEC =
      NodeSpec.builder(1, Clashing.class, "Clashing")
          .version("v1")
          .key(
              "clash:{cache}:{node}:{nodes}:{key}:{load}:{loader}:{value}:{theValue}",
              KeyLayout.literal("clash:")
                  .thenText()
                  .thenLiteral(":")
                  .thenNumber()
                  .thenLiteral(":")
                  .thenNumber()
                  .thenLiteral(":")
                  .thenText()
                  .thenLiteral(":")
                  .thenText()
                  .thenLiteral(":")
                  .thenNumber()
                  .thenLiteral(":")
                  .thenText()
                  .thenLiteral(":")
                  .thenText(),
              ClashingNodes::writeKey)
          .check(ClashingNodes::check)
          .tier("local", Duration.ofDays(1))
          .value(
              ValueType.weighedBy("java.lang.String", new ClashingEncoder()))
          .build();

  private static final GlobalNode<Clashing, String> NODE = GlobalNode.unbound(SPEC);

  private ClashingNodes() {}

  /** Gives the node what its loads need; call it once, before the first use. */
  public static void bind(Clashing.First cacheme, Clashing.Second node, Clashing.Third found,
      Clashing.Second cacheme2, Clashing.First nodes) {
    NODE.bind(loads(cacheme, node, found, cacheme2, nodes));
  }

  static Loads<Clashing, String> loads(Clashing.First cacheme, Clashing.Second node,
      Clashing.Third found, Clashing.Second cacheme2, Clashing.First nodes) {
    return Loads.<Clashing, String>by(theNode -> theNode.load(cacheme, node, found),
        Objects.requireNonNull(cacheme, "cacheme"), Objects.requireNonNull(node, "node"),
        Objects.requireNonNull(found, "found"), Objects.requireNonNull(cacheme2, "cacheme2"),
        Objects.requireNonNull(nodes, "nodes"))
        .bulk(theNodes -> Clashing.loadAll(theNodes, node, cacheme2, nodes));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<@Nullable String> get(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue) {
    return NODE.cache().get(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
  }

  /** Answers the value of this key, loaded by {@code theLoader} if no tier has it. */
  public static CompletableFuture<@Nullable String> get(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue,
      Loader<? super Clashing, ? extends String> theLoader) {
    return NODE.cache().get(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
        theLoader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable String> getIfPresent(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue) {
    return NODE.cache().getIfPresent(new Clashing(cache, node, nodes, key, load, loader, value,
        theValue));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Clashing, String>> getAllPresentNodes(
      Collection<Clashing> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Clashing, String>> getAllNodes(Collection<Clashing> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Clashing, String>> getAllNodes(Collection<Clashing> nodes,
      BulkLoader<Clashing, ? extends String> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code theValue2} to all tiers under this key. */
  public static CompletableFuture<@Nullable Void> put(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue, String theValue2) {
    return NODE.cache().put(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
        theValue2);
  }

  /**
   * Writes {@code theValue2} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue, String theValue2) {
    return NODE.cache().putEverywhere(new Clashing(cache, node, nodes, key, load, loader, value,
        theValue), theValue2);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public static CompletableFuture<@Nullable String> refresh(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue) {
    return NODE.cache().refresh(new Clashing(cache, node, nodes, key, load, loader, value,
        theValue));
  }

  /** Loads the value of this key anew by {@code theLoader}. */
  public static CompletableFuture<@Nullable String> refresh(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue,
      Loader<? super Clashing, ? extends String> theLoader) {
    return NODE.cache().refresh(new Clashing(cache, node, nodes, key, load, loader, value,
        theValue), theLoader);
  }

  /** Removes the value of this key from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue) {
    return NODE.cache().invalidate(new Clashing(cache, node, nodes, key, load, loader, value,
        theValue));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String cache, int node,
      int nodes, String key, String load, long loader, String value, String theValue) {
    return NODE.cache().invalidateEverywhere(new Clashing(cache, node, nodes, key, load, loader,
        value, theValue));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Clashing, String> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Clashing, String>> refreshAllNodes(
      Collection<Clashing> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Clashing, String>> refreshAllNodes(Collection<Clashing> nodes,
      BulkLoader<Clashing, ? extends String> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Clashing> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public static CompletableFuture<Peek> peek(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue) {
    return NODE.cache().peek(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Clashing, String> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Clashing, String> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static ClashingCache.Sync sync() {
    return new ClashingCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Clashing node, KeyWriter key) {
    key.literal("clash:")
        .value("cache", node.cache())
        .literal(":")
        .number(node.node())
        .literal(":")
        .number(node.nodes())
        .literal(":")
        .value("key", node.key())
        .literal(":")
        .value("load", node.load())
        .literal(":")
        .number(node.loader())
        .literal(":")
        .value("value", node.value())
        .literal(":")
        .value("theValue", node.theValue());
  }

  private static void check(Clashing node) {
    KeyWriter.required("cache", node.cache());
    KeyWriter.required("key", node.key());
    KeyWriter.required("load", node.load());
    KeyWriter.required("value", node.value());
    KeyWriter.required("theValue", node.theValue());
  }

  /** Writes what {@link Clashing} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class ClashingEncoder implements Encoder<String> {
    @Override
    public void write(ValueWriter out, String value) {
      out.writeString(value);
    }
  }
}
