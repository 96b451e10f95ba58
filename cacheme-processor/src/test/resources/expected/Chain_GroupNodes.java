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

/** Static access to {@link Chain.Group} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class Chain_GroupNodes {
  /** What {@link Chain.Group} declares. */
  public static final NodeSpec<Chain.Group, String> SPEC =
      NodeSpec.builder(1, Chain.Group.class, "Chain.Group")
          .version("v1")
          .key("group:{id}", KeyLayout.literal("group:").thenNumber(), Chain_GroupNodes::writeKey)
          .tier("local", Duration.ofSeconds(30))
          .value(
              ValueType.weighedBy("java.lang.String", new Chain_GroupEncoder()))
          .build();

  private static final GlobalNode<Chain.Group, String> NODE = GlobalNode.unbound(SPEC);

  private Chain_GroupNodes() {}

  /** Gives the node what its loads need; call it once, before the first use. */
  public static void bind(Chain_MemberCache members) {
    NODE.bind(loads(members));
  }

  static Loads<Chain.Group, String> loads(Chain_MemberCache members) {
    return Loads.by(node -> node.load(members), Objects.requireNonNull(members, "members"));
  }

  /** Answers the value of {@code id}, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<@Nullable String> get(long id) {
    return NODE.cache().get(new Chain.Group(id));
  }

  /** Answers the value of {@code id}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable String> get(long id,
      Loader<? super Chain.Group, ? extends String> loader) {
    return NODE.cache().get(new Chain.Group(id), loader);
  }

  /** Answers the value of {@code id} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable String> getIfPresent(long id) {
    return NODE.cache().getIfPresent(new Chain.Group(id));
  }

  /** Answers the values of {@code ids} in their order; those without one are left out. */
  public static CompletableFuture<Map<Long, String>> getAll(Collection<Long> ids) {
    return NODE.cache().getAllBy(ids, Chain.Group::new);
  }

  /** Answers the values of {@code ids}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Long, String>> getAll(Collection<Long> ids,
      BulkLoader<Chain.Group, ? extends String> bulkLoader) {
    return NODE.cache().getAllBy(ids, Chain.Group::new, bulkLoader);
  }

  /** Answers the values of {@code ids} that a tier has; never loads. */
  public static CompletableFuture<Map<Long, String>> getAllPresent(Collection<Long> ids) {
    return NODE.cache().getAllPresentBy(ids, Chain.Group::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Chain.Group, String>> getAllPresentNodes(
      Collection<Chain.Group> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Chain.Group, String>> getAllNodes(
      Collection<Chain.Group> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Chain.Group, String>> getAllNodes(
      Collection<Chain.Group> nodes, BulkLoader<Chain.Group, ? extends String> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code id}. */
  public static CompletableFuture<@Nullable Void> put(long id, String value) {
    return NODE.cache().put(new Chain.Group(id), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code id}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(long id, String value) {
    return NODE.cache().putEverywhere(new Chain.Group(id), value);
  }

  /** Loads the value of {@code id} anew while the old one keeps being served. */
  public static CompletableFuture<@Nullable String> refresh(long id) {
    return NODE.cache().refresh(new Chain.Group(id));
  }

  /** Loads the value of {@code id} anew by {@code loader}. */
  public static CompletableFuture<@Nullable String> refresh(long id,
      Loader<? super Chain.Group, ? extends String> loader) {
    return NODE.cache().refresh(new Chain.Group(id), loader);
  }

  /** Removes the value of {@code id} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(long id) {
    return NODE.cache().invalidate(new Chain.Group(id));
  }

  /** Removes the value of {@code id} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(long id) {
    return NODE.cache().invalidateEverywhere(new Chain.Group(id));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<Long, String> values) {
    return NODE.cache().putAllBy(values, Chain.Group::new);
  }

  /** Loads the values of {@code ids} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Long, String>> refreshAll(Collection<Long> ids) {
    return NODE.cache().refreshAllBy(ids, Chain.Group::new);
  }

  /** Loads the values of {@code ids} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Long, String>> refreshAll(Collection<Long> ids,
      BulkLoader<Chain.Group, ? extends String> bulkLoader) {
    return NODE.cache().refreshAllBy(ids, Chain.Group::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Chain.Group, String> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Chain.Group, String>> refreshAllNodes(
      Collection<Chain.Group> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Chain.Group, String>> refreshAllNodes(
      Collection<Chain.Group> nodes, BulkLoader<Chain.Group, ? extends String> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code ids} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<Long> ids) {
    return NODE.cache().invalidateAll(ids.stream().map(Chain.Group::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(
      Collection<Chain.Group> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code id}, and changes nothing. */
  public static CompletableFuture<Peek> peek(long id) {
    return NODE.cache().peek(new Chain.Group(id));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Chain.Group, String> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Chain.Group, String> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static Chain_GroupCache.Sync sync() {
    return new Chain_GroupCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Chain.Group node, KeyWriter key) {
    key.literal("group:").number(node.id());
  }

  /** Writes what {@link Chain.Group} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class Chain_GroupEncoder implements Encoder<String> {
    @Override
    public void write(ValueWriter out, String value) {
      out.writeString(value);
    }
  }
}
