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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Clas} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class ClasNodes {
  /** What {@link Clas} declares. */
  public static final NodeSpec<Clas, Optional<String>> SPEC =
      NodeSpec.builder(1, Clas.class, "Clas")
          .version("v1")
          .key("{clas}", KeyLayout.empty().thenText(), ClasNodes::writeKey)
          .check(ClasNodes::check)
          .keyedByText()
          .tier("local", Duration.ofSeconds(30))
          .value(
              ValueType.weighedBy("java.util.Optional<java.lang.String>", new ClasEncoder()))
          .build();

  private static final GlobalNode<Clas, Optional<String>> NODE = GlobalNode.of(SPEC, loads());

  private ClasNodes() {}

  static Loads<Clas, Optional<String>> loads() {
    return Loads.by(Loader.blocking(node -> node.load()));
  }

  /** Answers the value of {@code clas}, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<@Nullable Optional<String>> get(String clas) {
    return NODE.cache().get(new Clas(clas));
  }

  /** Answers the value of {@code clas}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable Optional<String>> get(String clas,
      Loader<? super Clas, ? extends Optional<String>> loader) {
    return NODE.cache().get(new Clas(clas), loader);
  }

  /** Answers the value of {@code clas} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable Optional<String>> getIfPresent(String clas) {
    return NODE.cache().getIfPresent(new Clas(clas));
  }

  /** Answers the values of {@code clases} in their order; those without one are left out. */
  public static CompletableFuture<Map<String, Optional<String>>> getAll(Collection<String> clases) {
    return NODE.cache().getAllBy(clases, Clas::new);
  }

  /** Answers the values of {@code clases}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<String, Optional<String>>> getAll(Collection<String> clases,
      BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
    return NODE.cache().getAllBy(clases, Clas::new, bulkLoader);
  }

  /** Answers the values of {@code clases} that a tier has; never loads. */
  public static CompletableFuture<Map<String, Optional<String>>> getAllPresent(
      Collection<String> clases) {
    return NODE.cache().getAllPresentBy(clases, Clas::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Clas, Optional<String>>> getAllPresentNodes(
      Collection<Clas> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Clas, Optional<String>>> getAllNodes(Collection<Clas> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Clas, Optional<String>>> getAllNodes(Collection<Clas> nodes,
      BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code clas}. */
  public static CompletableFuture<@Nullable Void> put(String clas, Optional<String> value) {
    return NODE.cache().put(new Clas(clas), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code clas}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String clas,
      Optional<String> value) {
    return NODE.cache().putEverywhere(new Clas(clas), value);
  }

  /** Loads the value of {@code clas} anew while the old one keeps being served. */
  public static CompletableFuture<@Nullable Optional<String>> refresh(String clas) {
    return NODE.cache().refresh(new Clas(clas));
  }

  /** Loads the value of {@code clas} anew by {@code loader}. */
  public static CompletableFuture<@Nullable Optional<String>> refresh(String clas,
      Loader<? super Clas, ? extends Optional<String>> loader) {
    return NODE.cache().refresh(new Clas(clas), loader);
  }

  /** Removes the value of {@code clas} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String clas) {
    return NODE.cache().invalidate(new Clas(clas));
  }

  /** Removes the value of {@code clas} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String clas) {
    return NODE.cache().invalidateEverywhere(new Clas(clas));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<String, Optional<String>> values) {
    return NODE.cache().putAllBy(values, Clas::new);
  }

  /** Loads the values of {@code clases} anew while the old ones keep being served. */
  public static CompletableFuture<Map<String, Optional<String>>> refreshAll(
      Collection<String> clases) {
    return NODE.cache().refreshAllBy(clases, Clas::new);
  }

  /** Loads the values of {@code clases} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<String, Optional<String>>> refreshAll(
      Collection<String> clases, BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
    return NODE.cache().refreshAllBy(clases, Clas::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Clas, Optional<String>> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Clas, Optional<String>>> refreshAllNodes(
      Collection<Clas> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Clas, Optional<String>>> refreshAllNodes(
      Collection<Clas> nodes, BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code clases} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<String> clases) {
    return NODE.cache().invalidateAll(clases.stream().map(Clas::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Clas> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code clas}, and changes nothing. */
  public static CompletableFuture<Peek> peek(String clas) {
    return NODE.cache().peek(new Clas(clas));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Clas, Optional<String>> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Clas, Optional<String>> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static ClasCache.Sync sync() {
    return new ClasCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Clas node, KeyWriter key) {
    key.value("clas", node.clas());
  }

  private static void check(Clas node) {
    KeyWriter.required("clas", node.clas());
  }

  /** Writes what {@link Clas} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class ClasEncoder implements Encoder<Optional<String>> {
    @Override
    public void write(ValueWriter out, Optional<String> value) {
      writeOptionalOfString(out, value);
    }

    private static void writeOptionalOfString(ValueWriter out, Optional<String> value) {
      if (value == null || value.isEmpty()) {
        out.writeNull();
        return;
      }
      out.present().writeString(value.get());
    }
  }
}
