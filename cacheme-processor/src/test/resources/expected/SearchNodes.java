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

/** Static access to {@link SearchNode} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class SearchNodes {
  /** What {@link SearchNode} declares. */
  public static final NodeSpec<SearchNode, List<String>> SPEC =
      NodeSpec.builder(1, SearchNode.class, "SearchNode")
          .version("v1")
          .key(
              "search:{text}:{page}:{region}",
              KeyLayout.literal("search:")
                  .thenText()
                  .thenLiteral(":")
                  .thenNumber()
                  .thenLiteral(":")
                  .thenText(),
              SearchNodes::writeKey)
          .check(SearchNodes::check)
          .tier("local", Duration.ofMinutes(5))
          .value(
              ValueType.weighedBy("java.util.List<java.lang.String>", new SearchEncoder()))
          .build();

  private static final GlobalNode<SearchNode, List<String>> NODE = GlobalNode.unbound(SPEC);

  private SearchNodes() {}

  /** Gives the node what its loads need; call it once, before the first use. */
  public static void bind(SearchNode.Index index) {
    NODE.bind(loads(index));
  }

  static Loads<SearchNode, List<String>> loads(SearchNode.Index index) {
    return Loads.by(Loader.blocking(node -> node.load(index)),
        Objects.requireNonNull(index, "index"));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<@Nullable List<String>> get(String text, int page,
      @Nullable String region) {
    return NODE.cache().get(new SearchNode(text, page, region));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable List<String>> get(String text, int page,
      @Nullable String region, Loader<? super SearchNode, ? extends List<String>> loader) {
    return NODE.cache().get(new SearchNode(text, page, region), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable List<String>> getIfPresent(String text, int page,
      @Nullable String region) {
    return NODE.cache().getIfPresent(new SearchNode(text, page, region));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<SearchNode, List<String>>> getAllPresentNodes(
      Collection<SearchNode> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<SearchNode, List<String>>> getAllNodes(
      Collection<SearchNode> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<SearchNode, List<String>>> getAllNodes(
      Collection<SearchNode> nodes, BulkLoader<SearchNode, ? extends List<String>> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public static CompletableFuture<@Nullable Void> put(String text, int page,
      @Nullable String region, List<String> value) {
    return NODE.cache().put(new SearchNode(text, page, region), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String text, int page,
      @Nullable String region, List<String> value) {
    return NODE.cache().putEverywhere(new SearchNode(text, page, region), value);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public static CompletableFuture<@Nullable List<String>> refresh(String text, int page,
      @Nullable String region) {
    return NODE.cache().refresh(new SearchNode(text, page, region));
  }

  /** Loads the value of this key anew by {@code loader}. */
  public static CompletableFuture<@Nullable List<String>> refresh(String text, int page,
      @Nullable String region, Loader<? super SearchNode, ? extends List<String>> loader) {
    return NODE.cache().refresh(new SearchNode(text, page, region), loader);
  }

  /** Removes the value of this key from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String text, int page,
      @Nullable String region) {
    return NODE.cache().invalidate(new SearchNode(text, page, region));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String text, int page,
      @Nullable String region) {
    return NODE.cache().invalidateEverywhere(new SearchNode(text, page, region));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(
      Map<SearchNode, List<String>> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<SearchNode, List<String>>> refreshAllNodes(
      Collection<SearchNode> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<SearchNode, List<String>>> refreshAllNodes(
      Collection<SearchNode> nodes, BulkLoader<SearchNode, ? extends List<String>> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<SearchNode> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public static CompletableFuture<Peek> peek(String text, int page, @Nullable String region) {
    return NODE.cache().peek(new SearchNode(text, page, region));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<SearchNode, List<String>> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<SearchNode, List<String>> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static SearchCache.Sync sync() {
    return new SearchCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(SearchNode node, KeyWriter key) {
    key.literal("search:")
        .value("text", node.text())
        .literal(":")
        .number(node.page())
        .literal(":")
        .nullable(node.region());
  }

  private static void check(SearchNode node) {
    KeyWriter.required("text", node.text());
  }

  /** Writes what {@link SearchNode} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class SearchEncoder implements Encoder<List<String>> {
    @Override
    public void write(ValueWriter out, List<String> value) {
      writeListOfString(out, value);
    }

    private static void writeListOfString(ValueWriter out, List<String> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (String element : list) {
        out.nextElement().writeString(element);
      }
      out.endList();
    }
  }
}
