package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.codec.Codec;
import io.cacheme.codec.EnumNames;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Chosen} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class ChosenNodes {
  /** What {@link Chosen} declares. */
  public static final NodeSpec<Chosen, Optional<Chosen.Color>> SPEC =
      NodeSpec.builder(1, Chosen.class, "Chosen")
          .version("v1")
          .key("chosen:{of}", KeyLayout.literal("chosen:").thenText(), ChosenNodes::writeKey)
          .check(ChosenNodes::check)
          .tier("my-redis", Duration.ofHours(1))
          .value(
              ValueType.of("java.util.Optional<demo.Chosen.Color>", new ChosenCodec())
                  .declaredAs(Optional.class, ValueType.part(Chosen.Color.class))
                  .withFingerprint(0x7cb3e8313a49795eL))
          .build();

  private static final GlobalNode<Chosen, Optional<Chosen.Color>> NODE =
      GlobalNode.of(SPEC, loads());

  private ChosenNodes() {}

  static Loads<Chosen, Optional<Chosen.Color>> loads() {
    return Loads.none();
  }

  /** Answers the value of {@code of}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable Optional<Chosen.Color>> get(String of,
      Loader<? super Chosen, ? extends Optional<Chosen.Color>> loader) {
    return NODE.cache().get(new Chosen(of), loader);
  }

  /** Answers the value of {@code of} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable Optional<Chosen.Color>> getIfPresent(String of) {
    return NODE.cache().getIfPresent(new Chosen(of));
  }

  /** Answers the values of {@code ofs}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<String, Optional<Chosen.Color>>> getAll(
      Collection<String> ofs, BulkLoader<Chosen, ? extends Optional<Chosen.Color>> bulkLoader) {
    return NODE.cache().getAllBy(ofs, Chosen::new, bulkLoader);
  }

  /** Answers the values of {@code ofs} that a tier has; never loads. */
  public static CompletableFuture<Map<String, Optional<Chosen.Color>>> getAllPresent(
      Collection<String> ofs) {
    return NODE.cache().getAllPresentBy(ofs, Chosen::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Chosen, Optional<Chosen.Color>>> getAllPresentNodes(
      Collection<Chosen> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Chosen, Optional<Chosen.Color>>> getAllNodes(
      Collection<Chosen> nodes, BulkLoader<Chosen, ? extends Optional<Chosen.Color>> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code of}. */
  public static CompletableFuture<@Nullable Void> put(String of, Optional<Chosen.Color> value) {
    return NODE.cache().put(new Chosen(of), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code of}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String of,
      Optional<Chosen.Color> value) {
    return NODE.cache().putEverywhere(new Chosen(of), value);
  }

  /** Loads the value of {@code of} anew by {@code loader}. */
  public static CompletableFuture<@Nullable Optional<Chosen.Color>> refresh(String of,
      Loader<? super Chosen, ? extends Optional<Chosen.Color>> loader) {
    return NODE.cache().refresh(new Chosen(of), loader);
  }

  /** Removes the value of {@code of} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String of) {
    return NODE.cache().invalidate(new Chosen(of));
  }

  /** Removes the value of {@code of} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String of) {
    return NODE.cache().invalidateEverywhere(new Chosen(of));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(
      Map<String, Optional<Chosen.Color>> values) {
    return NODE.cache().putAllBy(values, Chosen::new);
  }

  /** Loads the values of {@code ofs} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<String, Optional<Chosen.Color>>> refreshAll(
      Collection<String> ofs, BulkLoader<Chosen, ? extends Optional<Chosen.Color>> bulkLoader) {
    return NODE.cache().refreshAllBy(ofs, Chosen::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(
      Map<Chosen, Optional<Chosen.Color>> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Chosen, Optional<Chosen.Color>>> refreshAllNodes(
      Collection<Chosen> nodes, BulkLoader<Chosen, ? extends Optional<Chosen.Color>> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code ofs} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<String> ofs) {
    return NODE.cache().invalidateAll(ofs.stream().map(Chosen::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Chosen> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code of}, and changes nothing. */
  public static CompletableFuture<Peek> peek(String of) {
    return NODE.cache().peek(new Chosen(of));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Chosen, Optional<Chosen.Color>> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Chosen, Optional<Chosen.Color>> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static ChosenCache.Sync sync() {
    return new ChosenCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Chosen node, KeyWriter key) {
    key.literal("chosen:").value("of", node.of());
  }

  private static void check(Chosen node) {
    KeyWriter.required("of", node.of());
  }

  /** Writes and reads what {@link Chosen} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class ChosenCodec implements Codec<Optional<Chosen.Color>> {
    private static final EnumNames<Chosen.Color> COLOR = EnumNames.of(Chosen.Color.values());

    @Override
    public void write(ValueWriter out, Optional<Chosen.Color> value) {
      writeOptionalOfColor(out, value);
    }

    @Override
    public Optional<Chosen.Color> read(ValueReader in) {
      return readOptionalOfColor(in);
    }

    private static void writeOptionalOfColor(ValueWriter out, Optional<Chosen.Color> value) {
      if (value == null || value.isEmpty()) {
        out.writeNull();
        return;
      }
      out.present().writeEnum(COLOR, value.get());
    }

    private static Optional<Chosen.Color> readOptionalOfColor(ValueReader in) {
      return Optional.ofNullable(in.readEnum(COLOR));
    }
  }
}
