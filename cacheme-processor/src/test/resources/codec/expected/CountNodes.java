package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.codec.Codec;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import io.cacheme.generated.GlobalNode;
import io.cacheme.stats.CacheStats;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Count} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class CountNodes {
  /** What {@link Count} declares. */
  public static final NodeSpec<Count, Long> SPEC =
      NodeSpec.builder(1, Count.class, "Count")
          .version("v1")
          .key("count:{of}", KeyLayout.literal("count:").thenText(), CountNodes::writeKey)
          .check(CountNodes::check)
          .tier("my-redis", Duration.ofHours(1))
          .value(
              ValueType.of("java.lang.Long", new CountCodec())
                  .declaredAs(Long.class)
                  .withFingerprint(0x10fce8b540ba2e59L))
          .build();

  private static final GlobalNode<Count, Long> NODE = GlobalNode.of(SPEC, loads());

  private CountNodes() {}

  static Loads<Count, Long> loads() {
    return Loads.none();
  }

  /** Answers the value of {@code of}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable Long> get(String of,
      Loader<? super Count, ? extends Long> loader) {
    return NODE.cache().get(new Count(of), loader);
  }

  /** Answers the value of {@code of} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable Long> getIfPresent(String of) {
    return NODE.cache().getIfPresent(new Count(of));
  }

  /** Answers the values of {@code ofs}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<String, Long>> getAll(Collection<String> ofs,
      BulkLoader<Count, ? extends Long> bulkLoader) {
    return NODE.cache().getAllBy(ofs, Count::new, bulkLoader);
  }

  /** Answers the values of {@code ofs} that a tier has; never loads. */
  public static CompletableFuture<Map<String, Long>> getAllPresent(Collection<String> ofs) {
    return NODE.cache().getAllPresentBy(ofs, Count::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Count, Long>> getAllPresentNodes(Collection<Count> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Count, Long>> getAllNodes(Collection<Count> nodes,
      BulkLoader<Count, ? extends Long> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code of}. */
  public static CompletableFuture<@Nullable Void> put(String of, Long value) {
    return NODE.cache().put(new Count(of), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code of}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String of, Long value) {
    return NODE.cache().putEverywhere(new Count(of), value);
  }

  /** Loads the value of {@code of} anew by {@code loader}. */
  public static CompletableFuture<@Nullable Long> refresh(String of,
      Loader<? super Count, ? extends Long> loader) {
    return NODE.cache().refresh(new Count(of), loader);
  }

  /** Removes the value of {@code of} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String of) {
    return NODE.cache().invalidate(new Count(of));
  }

  /** Removes the value of {@code of} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String of) {
    return NODE.cache().invalidateEverywhere(new Count(of));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<String, Long> values) {
    return NODE.cache().putAllBy(values, Count::new);
  }

  /** Loads the values of {@code ofs} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<String, Long>> refreshAll(Collection<String> ofs,
      BulkLoader<Count, ? extends Long> bulkLoader) {
    return NODE.cache().refreshAllBy(ofs, Count::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Count, Long> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Count, Long>> refreshAllNodes(Collection<Count> nodes,
      BulkLoader<Count, ? extends Long> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code ofs} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<String> ofs) {
    return NODE.cache().invalidateAll(ofs.stream().map(Count::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Count> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code of}, and changes nothing. */
  public static CompletableFuture<Peek> peek(String of) {
    return NODE.cache().peek(new Count(of));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Count, Long> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Count, Long> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static CountCache.Sync sync() {
    return new CountCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Count node, KeyWriter key) {
    key.literal("count:").value("of", node.of());
  }

  private static void check(Count node) {
    KeyWriter.required("of", node.of());
  }

  /** Writes and reads what {@link Count} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class CountCodec implements Codec<Long> {
    @Override
    public void write(ValueWriter out, Long value) {
      out.writeLongOrNull(value);
    }

    @Override
    public Long read(ValueReader in) {
      return in.readLongOrNull();
    }
  }
}
