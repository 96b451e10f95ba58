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

/** Static access to {@link Chain.Member} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class Chain_MemberNodes {
  /** What {@link Chain.Member} declares. */
  public static final NodeSpec<Chain.Member, String> SPEC =
      NodeSpec.builder(1, Chain.Member.class, "Chain.Member")
          .version("v1")
          .key(
              "member:{id}",
              KeyLayout.literal("member:").thenNumber(),
              Chain_MemberNodes::writeKey)
          .tier("local", Duration.ofSeconds(30))
          .value(
              ValueType.weighedBy("java.lang.String", new Chain_MemberEncoder()))
          .build();

  private static final GlobalNode<Chain.Member, String> NODE = GlobalNode.unbound(SPEC);

  private Chain_MemberNodes() {}

  /** Gives the node what its loads need; call it once, before the first use. */
  public static void bind(Chain_GroupCache groups) {
    NODE.bind(loads(groups));
  }

  static Loads<Chain.Member, String> loads(Chain_GroupCache groups) {
    return Loads.by(node -> node.load(groups), Objects.requireNonNull(groups, "groups"));
  }

  /** Answers the value of {@code id}, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<@Nullable String> get(long id) {
    return NODE.cache().get(new Chain.Member(id));
  }

  /** Answers the value of {@code id}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable String> get(long id,
      Loader<? super Chain.Member, ? extends String> loader) {
    return NODE.cache().get(new Chain.Member(id), loader);
  }

  /** Answers the value of {@code id} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable String> getIfPresent(long id) {
    return NODE.cache().getIfPresent(new Chain.Member(id));
  }

  /** Answers the values of {@code ids} in their order; those without one are left out. */
  public static CompletableFuture<Map<Long, String>> getAll(Collection<Long> ids) {
    return NODE.cache().getAllBy(ids, Chain.Member::new);
  }

  /** Answers the values of {@code ids}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Long, String>> getAll(Collection<Long> ids,
      BulkLoader<Chain.Member, ? extends String> bulkLoader) {
    return NODE.cache().getAllBy(ids, Chain.Member::new, bulkLoader);
  }

  /** Answers the values of {@code ids} that a tier has; never loads. */
  public static CompletableFuture<Map<Long, String>> getAllPresent(Collection<Long> ids) {
    return NODE.cache().getAllPresentBy(ids, Chain.Member::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Chain.Member, String>> getAllPresentNodes(
      Collection<Chain.Member> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Chain.Member, String>> getAllNodes(
      Collection<Chain.Member> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Chain.Member, String>> getAllNodes(
      Collection<Chain.Member> nodes, BulkLoader<Chain.Member, ? extends String> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code id}. */
  public static CompletableFuture<@Nullable Void> put(long id, String value) {
    return NODE.cache().put(new Chain.Member(id), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code id}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(long id, String value) {
    return NODE.cache().putEverywhere(new Chain.Member(id), value);
  }

  /** Loads the value of {@code id} anew while the old one keeps being served. */
  public static CompletableFuture<@Nullable String> refresh(long id) {
    return NODE.cache().refresh(new Chain.Member(id));
  }

  /** Loads the value of {@code id} anew by {@code loader}. */
  public static CompletableFuture<@Nullable String> refresh(long id,
      Loader<? super Chain.Member, ? extends String> loader) {
    return NODE.cache().refresh(new Chain.Member(id), loader);
  }

  /** Removes the value of {@code id} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(long id) {
    return NODE.cache().invalidate(new Chain.Member(id));
  }

  /** Removes the value of {@code id} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(long id) {
    return NODE.cache().invalidateEverywhere(new Chain.Member(id));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<Long, String> values) {
    return NODE.cache().putAllBy(values, Chain.Member::new);
  }

  /** Loads the values of {@code ids} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Long, String>> refreshAll(Collection<Long> ids) {
    return NODE.cache().refreshAllBy(ids, Chain.Member::new);
  }

  /** Loads the values of {@code ids} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Long, String>> refreshAll(Collection<Long> ids,
      BulkLoader<Chain.Member, ? extends String> bulkLoader) {
    return NODE.cache().refreshAllBy(ids, Chain.Member::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Chain.Member, String> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Chain.Member, String>> refreshAllNodes(
      Collection<Chain.Member> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Chain.Member, String>> refreshAllNodes(
      Collection<Chain.Member> nodes, BulkLoader<Chain.Member, ? extends String> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code ids} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<Long> ids) {
    return NODE.cache().invalidateAll(ids.stream().map(Chain.Member::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(
      Collection<Chain.Member> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code id}, and changes nothing. */
  public static CompletableFuture<Peek> peek(long id) {
    return NODE.cache().peek(new Chain.Member(id));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Chain.Member, String> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Chain.Member, String> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static Chain_MemberCache.Sync sync() {
    return new Chain_MemberCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Chain.Member node, KeyWriter key) {
    key.literal("member:").number(node.id());
  }

  /** Writes what {@link Chain.Member} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class Chain_MemberEncoder implements Encoder<String> {
    @Override
    public void write(ValueWriter out, String value) {
      out.writeString(value);
    }
  }
}
