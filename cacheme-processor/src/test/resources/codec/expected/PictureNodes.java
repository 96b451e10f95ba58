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

/** Static access to {@link Picture} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class PictureNodes {
  /** What {@link Picture} declares. */
  public static final NodeSpec<Picture, byte[]> SPEC =
      NodeSpec.builder(1, Picture.class, "Picture")
          .version("v1")
          .key("picture:{of}", KeyLayout.literal("picture:").thenText(), PictureNodes::writeKey)
          .check(PictureNodes::check)
          .tier("my-redis", Duration.ofHours(1))
          .value(
              ValueType.of("byte[]", new PictureCodec())
                  .declaredAs(byte[].class)
                  .withFingerprint(0x5239ad06fc6be6d7L))
          .build();

  private static final GlobalNode<Picture, byte[]> NODE = GlobalNode.of(SPEC, loads());

  private PictureNodes() {}

  static Loads<Picture, byte[]> loads() {
    return Loads.none();
  }

  /** Answers the value of {@code of}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<byte @Nullable []> get(String of,
      Loader<? super Picture, ? extends byte[]> loader) {
    return NODE.cache().get(new Picture(of), loader);
  }

  /** Answers the value of {@code of} if a tier has it, else null; never loads. */
  public static CompletableFuture<byte @Nullable []> getIfPresent(String of) {
    return NODE.cache().getIfPresent(new Picture(of));
  }

  /** Answers the values of {@code ofs}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<String, byte[]>> getAll(Collection<String> ofs,
      BulkLoader<Picture, ? extends byte[]> bulkLoader) {
    return NODE.cache().getAllBy(ofs, Picture::new, bulkLoader);
  }

  /** Answers the values of {@code ofs} that a tier has; never loads. */
  public static CompletableFuture<Map<String, byte[]>> getAllPresent(Collection<String> ofs) {
    return NODE.cache().getAllPresentBy(ofs, Picture::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Picture, byte[]>> getAllPresentNodes(
      Collection<Picture> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Picture, byte[]>> getAllNodes(Collection<Picture> nodes,
      BulkLoader<Picture, ? extends byte[]> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code of}. */
  public static CompletableFuture<@Nullable Void> put(String of, byte[] value) {
    return NODE.cache().put(new Picture(of), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code of}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String of, byte[] value) {
    return NODE.cache().putEverywhere(new Picture(of), value);
  }

  /** Loads the value of {@code of} anew by {@code loader}. */
  public static CompletableFuture<byte @Nullable []> refresh(String of,
      Loader<? super Picture, ? extends byte[]> loader) {
    return NODE.cache().refresh(new Picture(of), loader);
  }

  /** Removes the value of {@code of} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String of) {
    return NODE.cache().invalidate(new Picture(of));
  }

  /** Removes the value of {@code of} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String of) {
    return NODE.cache().invalidateEverywhere(new Picture(of));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<String, byte[]> values) {
    return NODE.cache().putAllBy(values, Picture::new);
  }

  /** Loads the values of {@code ofs} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<String, byte[]>> refreshAll(Collection<String> ofs,
      BulkLoader<Picture, ? extends byte[]> bulkLoader) {
    return NODE.cache().refreshAllBy(ofs, Picture::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Picture, byte[]> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Picture, byte[]>> refreshAllNodes(Collection<Picture> nodes,
      BulkLoader<Picture, ? extends byte[]> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code ofs} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<String> ofs) {
    return NODE.cache().invalidateAll(ofs.stream().map(Picture::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Picture> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code of}, and changes nothing. */
  public static CompletableFuture<Peek> peek(String of) {
    return NODE.cache().peek(new Picture(of));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Picture, byte[]> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Picture, byte[]> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static PictureCache.Sync sync() {
    return new PictureCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Picture node, KeyWriter key) {
    key.literal("picture:").value("of", node.of());
  }

  private static void check(Picture node) {
    KeyWriter.required("of", node.of());
  }

  /** Writes and reads what {@link Picture} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class PictureCodec implements Codec<byte[]> {
    @Override
    public void write(ValueWriter out, byte[] value) {
      out.writeBytes(value);
    }

    @Override
    public byte[] read(ValueReader in) {
      return in.readBytes();
    }
  }
}
