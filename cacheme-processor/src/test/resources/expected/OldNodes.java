package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.codec.Encoder;
import io.cacheme.codec.FieldNames;
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

/** Static access to {@link Old} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings({
    "deprecation",
    "rawtypes",
    "removal"
})
public final class OldNodes {
  /** What {@link Old} declares. */
  public static final NodeSpec<Old, Old.View> SPEC =
      NodeSpec.builder(1, Old.class, "Old")
          .version("v1")
          .key("old:{id}", KeyLayout.literal("old:").thenNumber(), OldNodes::writeKey)
          .tier("local", Duration.ofSeconds(30))
          .value(ValueType.weighedBy("demo.Old.View", new OldEncoder()))
          .build();

  private static final GlobalNode<Old, Old.View> NODE = GlobalNode.unbound(SPEC);

  private OldNodes() {}

  /** Gives the node what its loads need; call it once, before the first use. */
  public static void bind(List anything, String[] names) {
    NODE.bind(loads(anything, names));
  }

  static Loads<Old, Old.View> loads(List anything, String[] names) {
    return Loads.by(Loader.blocking(node -> node.load(anything, names)),
        Objects.requireNonNull(anything, "anything"), Objects.requireNonNull(names, "names"));
  }

  /** Answers the value of {@code id}, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<Old.@Nullable View> get(long id) {
    return NODE.cache().get(new Old(id));
  }

  /** Answers the value of {@code id}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<Old.@Nullable View> get(long id,
      Loader<? super Old, ? extends Old.View> loader) {
    return NODE.cache().get(new Old(id), loader);
  }

  /** Answers the value of {@code id} if a tier has it, else null; never loads. */
  public static CompletableFuture<Old.@Nullable View> getIfPresent(long id) {
    return NODE.cache().getIfPresent(new Old(id));
  }

  /** Answers the values of {@code ids} in their order; those without one are left out. */
  public static CompletableFuture<Map<Long, Old.View>> getAll(Collection<Long> ids) {
    return NODE.cache().getAllBy(ids, Old::new);
  }

  /** Answers the values of {@code ids}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Long, Old.View>> getAll(Collection<Long> ids,
      BulkLoader<Old, ? extends Old.View> bulkLoader) {
    return NODE.cache().getAllBy(ids, Old::new, bulkLoader);
  }

  /** Answers the values of {@code ids} that a tier has; never loads. */
  public static CompletableFuture<Map<Long, Old.View>> getAllPresent(Collection<Long> ids) {
    return NODE.cache().getAllPresentBy(ids, Old::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Old, Old.View>> getAllPresentNodes(Collection<Old> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Old, Old.View>> getAllNodes(Collection<Old> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Old, Old.View>> getAllNodes(Collection<Old> nodes,
      BulkLoader<Old, ? extends Old.View> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code id}. */
  public static CompletableFuture<@Nullable Void> put(long id, Old.View value) {
    return NODE.cache().put(new Old(id), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code id}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(long id, Old.View value) {
    return NODE.cache().putEverywhere(new Old(id), value);
  }

  /** Loads the value of {@code id} anew while the old one keeps being served. */
  public static CompletableFuture<Old.@Nullable View> refresh(long id) {
    return NODE.cache().refresh(new Old(id));
  }

  /** Loads the value of {@code id} anew by {@code loader}. */
  public static CompletableFuture<Old.@Nullable View> refresh(long id,
      Loader<? super Old, ? extends Old.View> loader) {
    return NODE.cache().refresh(new Old(id), loader);
  }

  /** Removes the value of {@code id} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(long id) {
    return NODE.cache().invalidate(new Old(id));
  }

  /** Removes the value of {@code id} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(long id) {
    return NODE.cache().invalidateEverywhere(new Old(id));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<Long, Old.View> values) {
    return NODE.cache().putAllBy(values, Old::new);
  }

  /** Loads the values of {@code ids} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Long, Old.View>> refreshAll(Collection<Long> ids) {
    return NODE.cache().refreshAllBy(ids, Old::new);
  }

  /** Loads the values of {@code ids} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Long, Old.View>> refreshAll(Collection<Long> ids,
      BulkLoader<Old, ? extends Old.View> bulkLoader) {
    return NODE.cache().refreshAllBy(ids, Old::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Old, Old.View> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Old, Old.View>> refreshAllNodes(Collection<Old> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Old, Old.View>> refreshAllNodes(Collection<Old> nodes,
      BulkLoader<Old, ? extends Old.View> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code ids} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<Long> ids) {
    return NODE.cache().invalidateAll(ids.stream().map(Old::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Old> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code id}, and changes nothing. */
  public static CompletableFuture<Peek> peek(long id) {
    return NODE.cache().peek(new Old(id));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Old, Old.View> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Old, Old.View> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static OldCache.Sync sync() {
    return new OldCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Old node, KeyWriter key) {
    key.literal("old:").number(node.id());
  }

  /** Writes what {@link Old} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings({
      "NullAway",
      "deprecation",
      "removal"
  })
  private static final class OldEncoder implements Encoder<Old.View> {
    private static final FieldNames VIEW = FieldNames.of();

    @Override
    public void write(ValueWriter out, Old.View value) {
      writeView(out, value);
    }

    private static void writeView(ValueWriter out, Old.View value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(VIEW);
      out.endRecord();
    }
  }
}
