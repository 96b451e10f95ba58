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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Names} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class NamesNodes {
  /** What {@link Names} declares. */
  public static final NodeSpec<Names, List<Optional<String>>> SPEC =
      NodeSpec.builder(1, Names.class, "Names")
          .version("v1")
          .key("names:{page}", KeyLayout.literal("names:").thenNumber(), NamesNodes::writeKey)
          .tier("my-redis", Duration.ofHours(1))
          .value(
              ValueType.of("java.util.List<java.util.Optional<java.lang.String>>", new NamesCodec())
                  .declaredAs(List.class, ValueType.part(Optional.class,
                      ValueType.part(String.class)))
                  .withFingerprint(0x8747a5fd2dbf8dacL))
          .build();

  private static final GlobalNode<Names, List<Optional<String>>> NODE =
      GlobalNode.of(SPEC, loads());

  private NamesNodes() {}

  static Loads<Names, List<Optional<String>>> loads() {
    return Loads.none();
  }

  /** Answers the value of {@code page}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable List<Optional<String>>> get(int page,
      Loader<? super Names, ? extends List<Optional<String>>> loader) {
    return NODE.cache().get(new Names(page), loader);
  }

  /** Answers the value of {@code page} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable List<Optional<String>>> getIfPresent(int page) {
    return NODE.cache().getIfPresent(new Names(page));
  }

  /** Answers the values of {@code pages}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Integer, List<Optional<String>>>> getAll(
      Collection<Integer> pages, BulkLoader<Names, ? extends List<Optional<String>>> bulkLoader) {
    return NODE.cache().getAllBy(pages, Names::new, bulkLoader);
  }

  /** Answers the values of {@code pages} that a tier has; never loads. */
  public static CompletableFuture<Map<Integer, List<Optional<String>>>> getAllPresent(
      Collection<Integer> pages) {
    return NODE.cache().getAllPresentBy(pages, Names::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Names, List<Optional<String>>>> getAllPresentNodes(
      Collection<Names> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Names, List<Optional<String>>>> getAllNodes(
      Collection<Names> nodes, BulkLoader<Names, ? extends List<Optional<String>>> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code page}. */
  public static CompletableFuture<@Nullable Void> put(int page, List<Optional<String>> value) {
    return NODE.cache().put(new Names(page), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code page}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(int page,
      List<Optional<String>> value) {
    return NODE.cache().putEverywhere(new Names(page), value);
  }

  /** Loads the value of {@code page} anew by {@code loader}. */
  public static CompletableFuture<@Nullable List<Optional<String>>> refresh(int page,
      Loader<? super Names, ? extends List<Optional<String>>> loader) {
    return NODE.cache().refresh(new Names(page), loader);
  }

  /** Removes the value of {@code page} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(int page) {
    return NODE.cache().invalidate(new Names(page));
  }

  /** Removes the value of {@code page} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(int page) {
    return NODE.cache().invalidateEverywhere(new Names(page));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(
      Map<Integer, List<Optional<String>>> values) {
    return NODE.cache().putAllBy(values, Names::new);
  }

  /** Loads the values of {@code pages} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Integer, List<Optional<String>>>> refreshAll(
      Collection<Integer> pages, BulkLoader<Names, ? extends List<Optional<String>>> bulkLoader) {
    return NODE.cache().refreshAllBy(pages, Names::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(
      Map<Names, List<Optional<String>>> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Names, List<Optional<String>>>> refreshAllNodes(
      Collection<Names> nodes, BulkLoader<Names, ? extends List<Optional<String>>> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code pages} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<Integer> pages) {
    return NODE.cache().invalidateAll(pages.stream().map(Names::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Names> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code page}, and changes nothing. */
  public static CompletableFuture<Peek> peek(int page) {
    return NODE.cache().peek(new Names(page));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Names, List<Optional<String>>> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Names, List<Optional<String>>> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static NamesCache.Sync sync() {
    return new NamesCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Names node, KeyWriter key) {
    key.literal("names:").number(node.page());
  }

  /** Writes and reads what {@link Names} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class NamesCodec implements Codec<List<Optional<String>>> {
    @Override
    public void write(ValueWriter out, List<Optional<String>> value) {
      writeListOfOptionalOfString(out, value);
    }

    @Override
    public List<Optional<String>> read(ValueReader in) {
      return readListOfOptionalOfString(in);
    }

    private static void writeListOfOptionalOfString(ValueWriter out, List<Optional<String>> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (Optional<String> element : list) {
        writeOptionalOfString(out.nextElement(), element);
      }
      out.endList();
    }

    private static List<Optional<String>> readListOfOptionalOfString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<Optional<String>> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(readOptionalOfString(in));
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeOptionalOfString(ValueWriter out, Optional<String> value) {
      if (value == null || value.isEmpty()) {
        out.writeNull();
        return;
      }
      out.present().writeString(value.get());
    }

    private static Optional<String> readOptionalOfString(ValueReader in) {
      return Optional.ofNullable(in.readString());
    }
  }
}
