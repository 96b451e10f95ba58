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
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Page} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class PageNodes {
  /** What {@link Page} declares. */
  public static final NodeSpec<Page, String> SPEC =
      NodeSpec.builder(1, Page.class, "Page")
          .version("v1")
          .key("key()", KeyLayout.empty().thenAny(), PageNodes::writeKey)
          .keyedByText()
          .tier("local", Duration.ofSeconds(30))
          .value(ValueType.weighedBy("java.lang.String", new PageEncoder()))
          .build();

  private static final GlobalNode<Page, String> NODE = GlobalNode.unbound(SPEC);

  private PageNodes() {}

  /** Gives the node what its loads need; call it once, before the first use. */
  public static void bind(Function<String, CompletionStage<String>> fetch) {
    NODE.bind(loads(fetch));
  }

  static Loads<Page, String> loads(Function<String, CompletionStage<String>> fetch) {
    return Loads.by(node -> node.load(fetch), Objects.requireNonNull(fetch, "fetch"));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<@Nullable String> get(String[] path, int number) {
    return NODE.cache().get(new Page(path, number));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable String> get(String[] path, int number,
      Loader<? super Page, ? extends String> loader) {
    return NODE.cache().get(new Page(path, number), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable String> getIfPresent(String[] path, int number) {
    return NODE.cache().getIfPresent(new Page(path, number));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Page, String>> getAllPresentNodes(Collection<Page> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Page, String>> getAllNodes(Collection<Page> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Page, String>> getAllNodes(Collection<Page> nodes,
      BulkLoader<Page, ? extends String> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public static CompletableFuture<@Nullable Void> put(String[] path, int number, String value) {
    return NODE.cache().put(new Page(path, number), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String[] path, int number,
      String value) {
    return NODE.cache().putEverywhere(new Page(path, number), value);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public static CompletableFuture<@Nullable String> refresh(String[] path, int number) {
    return NODE.cache().refresh(new Page(path, number));
  }

  /** Loads the value of this key anew by {@code loader}. */
  public static CompletableFuture<@Nullable String> refresh(String[] path, int number,
      Loader<? super Page, ? extends String> loader) {
    return NODE.cache().refresh(new Page(path, number), loader);
  }

  /** Removes the value of this key from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String[] path, int number) {
    return NODE.cache().invalidate(new Page(path, number));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String[] path, int number) {
    return NODE.cache().invalidateEverywhere(new Page(path, number));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Page, String> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Page, String>> refreshAllNodes(Collection<Page> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Page, String>> refreshAllNodes(Collection<Page> nodes,
      BulkLoader<Page, ? extends String> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Page> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public static CompletableFuture<Peek> peek(String[] path, int number) {
    return NODE.cache().peek(new Page(path, number));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Page, String> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Page, String> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static PageCache.Sync sync() {
    return new PageCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Page node, KeyWriter key) {
    key.path(node.key());
  }

  /** Writes what {@link Page} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class PageEncoder implements Encoder<String> {
    @Override
    public void write(ValueWriter out, String value) {
      out.writeString(value);
    }
  }
}
