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

/** Static access to {@link Bits} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class BitsNodes {
  /** What {@link Bits} declares. */
  public static final NodeSpec<Bits, int[]> SPEC =
      NodeSpec.builder(1, Bits.class, "Bits")
          .version("v1")
          .key(
              "bits:{a}{{{b}}}{c}",
              KeyLayout.literal("bits:")
                  .thenText()
                  .thenLiteral("{")
                  .thenText()
                  .thenLiteral("}")
                  .thenNumber(),
              BitsNodes::writeKey)
          .tier("local", Duration.ofSeconds(30))
          .value(ValueType.weighedBy("int[]", new BitsEncoder()))
          .build();

  private static final GlobalNode<Bits, int[]> NODE = GlobalNode.unbound(SPEC);

  private BitsNodes() {}

  /** Gives the node what its loads need; call it once, before the first use. */
  public static void bind(String[] sources) {
    NODE.bind(loads(sources));
  }

  static Loads<Bits, int[]> loads(String[] sources) {
    return Loads.by(node -> node.load(sources),
        (Object) Objects.requireNonNull(sources, "sources"));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<int @Nullable []> get(boolean a, char b, byte c) {
    return NODE.cache().get(new Bits(a, b, c));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<int @Nullable []> get(boolean a, char b, byte c,
      Loader<? super Bits, ? extends int[]> loader) {
    return NODE.cache().get(new Bits(a, b, c), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public static CompletableFuture<int @Nullable []> getIfPresent(boolean a, char b, byte c) {
    return NODE.cache().getIfPresent(new Bits(a, b, c));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Bits, int[]>> getAllPresentNodes(Collection<Bits> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Bits, int[]>> getAllNodes(Collection<Bits> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Bits, int[]>> getAllNodes(Collection<Bits> nodes,
      BulkLoader<Bits, ? extends int[]> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public static CompletableFuture<@Nullable Void> put(boolean a, char b, byte c, int[] value) {
    return NODE.cache().put(new Bits(a, b, c), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(boolean a, char b, byte c,
      int[] value) {
    return NODE.cache().putEverywhere(new Bits(a, b, c), value);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public static CompletableFuture<int @Nullable []> refresh(boolean a, char b, byte c) {
    return NODE.cache().refresh(new Bits(a, b, c));
  }

  /** Loads the value of this key anew by {@code loader}. */
  public static CompletableFuture<int @Nullable []> refresh(boolean a, char b, byte c,
      Loader<? super Bits, ? extends int[]> loader) {
    return NODE.cache().refresh(new Bits(a, b, c), loader);
  }

  /** Removes the value of this key from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(boolean a, char b, byte c) {
    return NODE.cache().invalidate(new Bits(a, b, c));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(boolean a, char b, byte c) {
    return NODE.cache().invalidateEverywhere(new Bits(a, b, c));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Bits, int[]> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Bits, int[]>> refreshAllNodes(Collection<Bits> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Bits, int[]>> refreshAllNodes(Collection<Bits> nodes,
      BulkLoader<Bits, ? extends int[]> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Bits> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public static CompletableFuture<Peek> peek(boolean a, char b, byte c) {
    return NODE.cache().peek(new Bits(a, b, c));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Bits, int[]> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Bits, int[]> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static BitsCache.Sync sync() {
    return new BitsCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Bits node, KeyWriter key) {
    key.literal("bits:")
        .bool(node.a())
        .literal("{")
        .character(node.b())
        .literal("}")
        .number(node.c());
  }

  /** Writes what {@link Bits} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class BitsEncoder implements Encoder<int[]> {
    @Override
    public void write(ValueWriter out, int[] value) {
      writeArrayOfInt(out, value);
    }

    private static void writeArrayOfInt(ValueWriter out, int[] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (int element : array) {
        out.nextElement().writeInt(element);
      }
      out.endList();
    }
  }
}
