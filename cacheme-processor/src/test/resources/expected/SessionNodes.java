package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.TierSpec;
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

/** Static access to {@link Session} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class SessionNodes {
  /** What {@link Session} declares. */
  public static final NodeSpec<Session, String> SPEC =
      NodeSpec.builder(1, Session.class, "Session")
          .version("v1")
          .key("session:{token}", KeyLayout.literal("session:").thenText(), SessionNodes::writeKey)
          .check(SessionNodes::check)
          .tier(TierSpec.of("local", Duration.ofHours(1)).expireAfterAccess(Duration.ofMinutes(10)))
          .tier(
              TierSpec.of("local-2", Duration.ofHours(2))
                  .expireAfterAccess(Duration.ofMillis(500))
                  .follow(false))
          .tier("redis", Duration.ofHours(12))
          .value(
              ValueType.of("java.lang.String", new SessionCodec())
                  .declaredAs(String.class)
                  .withFingerprint(0x7f66659bed009d52L))
          .build();

  private static final GlobalNode<Session, String> NODE = GlobalNode.of(SPEC, loads());

  private SessionNodes() {}

  static Loads<Session, String> loads() {
    return Loads.none();
  }

  /** Answers the value of {@code token}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable String> get(String token,
      Loader<? super Session, ? extends String> loader) {
    return NODE.cache().get(new Session(token), loader);
  }

  /** Answers the value of {@code token} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable String> getIfPresent(String token) {
    return NODE.cache().getIfPresent(new Session(token));
  }

  /** Answers the values of {@code tokens}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<String, String>> getAll(Collection<String> tokens,
      BulkLoader<Session, ? extends String> bulkLoader) {
    return NODE.cache().getAllBy(tokens, Session::new, bulkLoader);
  }

  /** Answers the values of {@code tokens} that a tier has; never loads. */
  public static CompletableFuture<Map<String, String>> getAllPresent(Collection<String> tokens) {
    return NODE.cache().getAllPresentBy(tokens, Session::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Session, String>> getAllPresentNodes(
      Collection<Session> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Session, String>> getAllNodes(Collection<Session> nodes,
      BulkLoader<Session, ? extends String> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code token}. */
  public static CompletableFuture<@Nullable Void> put(String token, String value) {
    return NODE.cache().put(new Session(token), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code token}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String token, String value) {
    return NODE.cache().putEverywhere(new Session(token), value);
  }

  /** Loads the value of {@code token} anew by {@code loader}. */
  public static CompletableFuture<@Nullable String> refresh(String token,
      Loader<? super Session, ? extends String> loader) {
    return NODE.cache().refresh(new Session(token), loader);
  }

  /** Removes the value of {@code token} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String token) {
    return NODE.cache().invalidate(new Session(token));
  }

  /** Removes the value of {@code token} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String token) {
    return NODE.cache().invalidateEverywhere(new Session(token));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<String, String> values) {
    return NODE.cache().putAllBy(values, Session::new);
  }

  /** Loads the values of {@code tokens} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<String, String>> refreshAll(Collection<String> tokens,
      BulkLoader<Session, ? extends String> bulkLoader) {
    return NODE.cache().refreshAllBy(tokens, Session::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Session, String> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Session, String>> refreshAllNodes(Collection<Session> nodes,
      BulkLoader<Session, ? extends String> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code tokens} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<String> tokens) {
    return NODE.cache().invalidateAll(tokens.stream().map(Session::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Session> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code token}, and changes nothing. */
  public static CompletableFuture<Peek> peek(String token) {
    return NODE.cache().peek(new Session(token));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Session, String> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Session, String> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static SessionCache.Sync sync() {
    return new SessionCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Session node, KeyWriter key) {
    key.literal("session:").value("token", node.token());
  }

  private static void check(Session node) {
    KeyWriter.required("token", node.token());
  }

  /** Writes and reads what {@link Session} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class SessionCodec implements Codec<String> {
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
