package demo;

import io.cacheme.GlobalNode;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.ValueType;
import io.cacheme.stats.CacheStats;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Types} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class TypesNodes {
  /** What {@link Types} declares. */
  public static final NodeSpec<Types, Types.All> SPEC =
      NodeSpec.builder(1, Types.class, "Types")
          .version("auto-cffb2c8d0914162b")
          .key("types", KeyLayout.literal("types"), TypesNodes::writeKey)
          .tier("my-redis", Duration.ofHours(1))
          .value(
              ValueType.of("demo.Types.All", new TypesCodec())
                  .declaredAs(Types.All.class)
                  .reaching(
                      Types.Primitives.class,
                      Types.Boxes.class,
                      Types.Texts.class,
                      Types.Plan.class,
                      Types.Numbers.class,
                      Types.Times.class,
                      DayOfWeek.class,
                      Month.class,
                      Types.Zones.class,
                      Types.Arrays.class,
                      Types.Pair.class,
                      Types.Collections.class,
                      Types.Keys.class,
                      Types.Maybes.class,
                      Types.Shape.class,
                      Types.Circle.class,
                      Types.Group.class)
                  .withFingerprint(0xcffb2c8d0914162bL))
          .build();

  private static final GlobalNode<Types, Types.All> NODE = GlobalNode.of(SPEC, TypesCache.loads());

  private TypesNodes() {}

  /** Answers the value, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<Types.@Nullable All> get(
      Loader<? super Types, ? extends Types.All> loader) {
    return NODE.cache().get(new Types(), loader);
  }

  /** Answers the value if a tier has it, else null; never loads. */
  public static CompletableFuture<Types.@Nullable All> getIfPresent() {
    return NODE.cache().getIfPresent(new Types());
  }

  /** Writes {@code value} to all tiers. */
  public static CompletableFuture<@Nullable Void> put(Types.All value) {
    return NODE.cache().put(new Types(), value);
  }

  /** Loads the value anew by {@code loader}. */
  public static CompletableFuture<Types.@Nullable All> refresh(
      Loader<? super Types, ? extends Types.All> loader) {
    return NODE.cache().refresh(new Types(), loader);
  }

  /** Removes the value from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate() {
    return NODE.cache().invalidate(new Types());
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Types, Types.All> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static TypesCache.Sync sync() {
    return new TypesCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Types node, KeyWriter key) {
    key.literal("types");
  }
}
