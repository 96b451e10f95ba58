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

/** Static access to {@link Path} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class PathNodes {
  /** What {@link Path} declares. */
  public static final NodeSpec<Path, String> SPEC =
      NodeSpec.builder(1, Path.class, "Path")
          .version("v1")
          .key("path 1:{key()}", KeyLayout.literal("path%00201:").thenAny(), PathNodes::writeKey)
          .keyedByText()
          .tier("local", Duration.ofSeconds(30))
          .tier("my-redis", Duration.ofHours(1))
          .value(
              ValueType.of("java.lang.String", new PathCodec())
                  .declaredAs(String.class)
                  .withFingerprint(0x7f66659bed009d52L))
          .build();

  private static final GlobalNode<Path, String> NODE = GlobalNode.of(SPEC, loads());

  private PathNodes() {}

  static Loads<Path, String> loads() {
    return Loads.none();
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable String> get(String user, String file,
      Loader<? super Path, ? extends String> loader) {
    return NODE.cache().get(new Path(user, file), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable String> getIfPresent(String user, String file) {
    return NODE.cache().getIfPresent(new Path(user, file));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Path, String>> getAllPresentNodes(Collection<Path> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Path, String>> getAllNodes(Collection<Path> nodes,
      BulkLoader<Path, ? extends String> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public static CompletableFuture<@Nullable Void> put(String user, String file, String value) {
    return NODE.cache().put(new Path(user, file), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String user, String file,
      String value) {
    return NODE.cache().putEverywhere(new Path(user, file), value);
  }

  /** Loads the value of this key anew by {@code loader}. */
  public static CompletableFuture<@Nullable String> refresh(String user, String file,
      Loader<? super Path, ? extends String> loader) {
    return NODE.cache().refresh(new Path(user, file), loader);
  }

  /** Removes the value of this key from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String user, String file) {
    return NODE.cache().invalidate(new Path(user, file));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String user, String file) {
    return NODE.cache().invalidateEverywhere(new Path(user, file));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Path, String> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Path, String>> refreshAllNodes(Collection<Path> nodes,
      BulkLoader<Path, ? extends String> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Path> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public static CompletableFuture<Peek> peek(String user, String file) {
    return NODE.cache().peek(new Path(user, file));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Path, String> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Path, String> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static PathCache.Sync sync() {
    return new PathCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Path node, KeyWriter key) {
    key.literal("path%00201:").path(node.key());
  }

  /** Writes and reads what {@link Path} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class PathCodec implements Codec<String> {
    @Override
    public void write(ValueWriter out, String value) {
      out.writeString(value);
    }

    @Override
    public String read(ValueReader in) {
      return in.readString();
    }
  }
}
