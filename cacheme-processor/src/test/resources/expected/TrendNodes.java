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
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Trend} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class TrendNodes {
  /** What {@link Trend} declares. */
  public static final NodeSpec<Trend, Long> SPEC =
      NodeSpec.builder(1, Trend.class, "Trend")
          .version("v1")
          .key("trend:{word}", KeyLayout.literal("trend:").thenText(), TrendNodes::writeKey)
          .check(TrendNodes::check)
          .tier("local", Duration.ofHours(1))
          .value(ValueType.weighedBy("java.lang.Long", new TrendEncoder()))
          .doorkeeper(1_000_000, 0.01)
          .build();

  private static final GlobalNode<Trend, Long> NODE = GlobalNode.of(SPEC, loads());

  private TrendNodes() {}

  static Loads<Trend, Long> loads() {
    return Loads.none();
  }

  /** Answers the value of {@code word}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable Long> get(String word,
      Loader<? super Trend, ? extends Long> loader) {
    return NODE.cache().get(new Trend(word), loader);
  }

  /** Answers the value of {@code word} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable Long> getIfPresent(String word) {
    return NODE.cache().getIfPresent(new Trend(word));
  }

  /** Answers the values of {@code words}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<String, Long>> getAll(Collection<String> words,
      BulkLoader<Trend, ? extends Long> bulkLoader) {
    return NODE.cache().getAllBy(words, Trend::new, bulkLoader);
  }

  /** Answers the values of {@code words} that a tier has; never loads. */
  public static CompletableFuture<Map<String, Long>> getAllPresent(Collection<String> words) {
    return NODE.cache().getAllPresentBy(words, Trend::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Trend, Long>> getAllPresentNodes(Collection<Trend> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Trend, Long>> getAllNodes(Collection<Trend> nodes,
      BulkLoader<Trend, ? extends Long> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code word}. */
  public static CompletableFuture<@Nullable Void> put(String word, Long value) {
    return NODE.cache().put(new Trend(word), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code word}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String word, Long value) {
    return NODE.cache().putEverywhere(new Trend(word), value);
  }

  /** Loads the value of {@code word} anew by {@code loader}. */
  public static CompletableFuture<@Nullable Long> refresh(String word,
      Loader<? super Trend, ? extends Long> loader) {
    return NODE.cache().refresh(new Trend(word), loader);
  }

  /** Removes the value of {@code word} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String word) {
    return NODE.cache().invalidate(new Trend(word));
  }

  /** Removes the value of {@code word} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String word) {
    return NODE.cache().invalidateEverywhere(new Trend(word));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<String, Long> values) {
    return NODE.cache().putAllBy(values, Trend::new);
  }

  /** Loads the values of {@code words} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<String, Long>> refreshAll(Collection<String> words,
      BulkLoader<Trend, ? extends Long> bulkLoader) {
    return NODE.cache().refreshAllBy(words, Trend::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Trend, Long> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Trend, Long>> refreshAllNodes(Collection<Trend> nodes,
      BulkLoader<Trend, ? extends Long> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code words} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<String> words) {
    return NODE.cache().invalidateAll(words.stream().map(Trend::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Trend> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code word}, and changes nothing. */
  public static CompletableFuture<Peek> peek(String word) {
    return NODE.cache().peek(new Trend(word));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Trend, Long> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Trend, Long> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static TrendCache.Sync sync() {
    return new TrendCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Trend node, KeyWriter key) {
    key.literal("trend:").value("word", node.word());
  }

  private static void check(Trend node) {
    KeyWriter.required("word", node.word());
  }

  /** Writes what {@link Trend} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class TrendEncoder implements Encoder<Long> {
    @Override
    public void write(ValueWriter out, Long value) {
      out.writeLongOrNull(value);
    }
  }
}
