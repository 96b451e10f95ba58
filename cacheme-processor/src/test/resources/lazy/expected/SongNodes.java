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
import io.cacheme.reactor.ReactorCalls;
import io.cacheme.stats.CacheStats;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Song} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class SongNodes {
  /** What {@link Song} declares. */
  public static final NodeSpec<Song, String> SPEC =
      NodeSpec.builder(1, Song.class, "Song")
          .version("v1")
          .key("song:{id}", KeyLayout.literal("song:").thenNumber(), SongNodes::writeKey)
          .tier("local", Duration.ofSeconds(30))
          .value(ValueType.weighedBy("java.lang.String", new SongEncoder()))
          .build();

  private static final GlobalNode<Song, String> NODE = GlobalNode.unbound(SPEC);

  private SongNodes() {}

  /** Gives the node what its loads need; call it once, before the first use. */
  public static void bind(Song.Library library) {
    NODE.bind(loads(library));
  }

  static Loads<Song, String> loads(Song.Library library) {
    return Loads.<Song, String>by(node -> ReactorCalls.stage(node.load(library)),
        Objects.requireNonNull(library, "library"))
        .bulk(nodes -> ReactorCalls.stage(Song.loadAll(nodes, library)));
  }

  /** Answers the value of {@code id}, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<@Nullable String> get(long id) {
    return NODE.cache().get(new Song(id));
  }

  /** Answers the value of {@code id}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable String> get(long id,
      Loader<? super Song, ? extends String> loader) {
    return NODE.cache().get(new Song(id), loader);
  }

  /** Answers the value of {@code id} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable String> getIfPresent(long id) {
    return NODE.cache().getIfPresent(new Song(id));
  }

  /** Answers the values of {@code ids} in their order; those without one are left out. */
  public static CompletableFuture<Map<Long, String>> getAll(Collection<Long> ids) {
    return NODE.cache().getAllBy(ids, Song::new);
  }

  /** Answers the values of {@code ids}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Long, String>> getAll(Collection<Long> ids,
      BulkLoader<Song, ? extends String> bulkLoader) {
    return NODE.cache().getAllBy(ids, Song::new, bulkLoader);
  }

  /** Answers the values of {@code ids} that a tier has; never loads. */
  public static CompletableFuture<Map<Long, String>> getAllPresent(Collection<Long> ids) {
    return NODE.cache().getAllPresentBy(ids, Song::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Song, String>> getAllPresentNodes(Collection<Song> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Song, String>> getAllNodes(Collection<Song> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Song, String>> getAllNodes(Collection<Song> nodes,
      BulkLoader<Song, ? extends String> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code id}. */
  public static CompletableFuture<@Nullable Void> put(long id, String value) {
    return NODE.cache().put(new Song(id), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code id}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(long id, String value) {
    return NODE.cache().putEverywhere(new Song(id), value);
  }

  /** Loads the value of {@code id} anew while the old one keeps being served. */
  public static CompletableFuture<@Nullable String> refresh(long id) {
    return NODE.cache().refresh(new Song(id));
  }

  /** Loads the value of {@code id} anew by {@code loader}. */
  public static CompletableFuture<@Nullable String> refresh(long id,
      Loader<? super Song, ? extends String> loader) {
    return NODE.cache().refresh(new Song(id), loader);
  }

  /** Removes the value of {@code id} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(long id) {
    return NODE.cache().invalidate(new Song(id));
  }

  /** Removes the value of {@code id} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(long id) {
    return NODE.cache().invalidateEverywhere(new Song(id));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<Long, String> values) {
    return NODE.cache().putAllBy(values, Song::new);
  }

  /** Loads the values of {@code ids} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Long, String>> refreshAll(Collection<Long> ids) {
    return NODE.cache().refreshAllBy(ids, Song::new);
  }

  /** Loads the values of {@code ids} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Long, String>> refreshAll(Collection<Long> ids,
      BulkLoader<Song, ? extends String> bulkLoader) {
    return NODE.cache().refreshAllBy(ids, Song::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Song, String> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Song, String>> refreshAllNodes(Collection<Song> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Song, String>> refreshAllNodes(Collection<Song> nodes,
      BulkLoader<Song, ? extends String> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code ids} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<Long> ids) {
    return NODE.cache().invalidateAll(ids.stream().map(Song::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Song> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code id}, and changes nothing. */
  public static CompletableFuture<Peek> peek(long id) {
    return NODE.cache().peek(new Song(id));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Song, String> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Song, String> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static SongCache.Sync sync() {
    return new SongCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Song node, KeyWriter key) {
    key.literal("song:").number(node.id());
  }

  /** Writes what {@link Song} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class SongEncoder implements Encoder<String> {
    @Override
    public void write(ValueWriter out, String value) {
      out.writeString(value);
    }
  }
}
