package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.codec.Codec;
import io.cacheme.codec.FieldNames;
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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link UserInfo} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class UserInfoNodes {
  /** What {@link UserInfo} declares. */
  public static final NodeSpec<UserInfo, UserInfo.UserView> SPEC =
      NodeSpec.builder(1, UserInfo.class, "UserInfo")
          .version("v1")
          .key(
              "user:{userId}:info",
              KeyLayout.literal("user:").thenNumber().thenLiteral(":info"),
              UserInfoNodes::writeKey)
          .tier("local", Duration.ofSeconds(30))
          .tier("my-redis", Duration.ofDays(10))
          .value(
              ValueType.of("demo.UserInfo.UserView", new UserInfoCodec())
                  .declaredAs(UserInfo.UserView.class)
                  .withFingerprint(0x36c79340c00c2684L))
          .build();

  private static final GlobalNode<UserInfo, UserInfo.UserView> NODE = GlobalNode.unbound(SPEC);

  private UserInfoNodes() {}

  /** Gives the node what its loads need; call it once, before the first use. */
  public static void bind(UserInfo.UserRepository users) {
    NODE.bind(loads(users));
  }

  static Loads<UserInfo, UserInfo.UserView> loads(UserInfo.UserRepository users) {
    return Loads.<UserInfo, UserInfo.UserView>by(node -> node.load(users),
        Objects.requireNonNull(users, "users"))
        .bulk(nodes -> UserInfo.loadAll(nodes, users));
  }

  /** Answers the value of {@code userId}, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<UserInfo.@Nullable UserView> get(long userId) {
    return NODE.cache().get(new UserInfo(userId));
  }

  /** Answers the value of {@code userId}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<UserInfo.@Nullable UserView> get(long userId,
      Loader<? super UserInfo, ? extends UserInfo.UserView> loader) {
    return NODE.cache().get(new UserInfo(userId), loader);
  }

  /** Answers the value of {@code userId} if a tier has it, else null; never loads. */
  public static CompletableFuture<UserInfo.@Nullable UserView> getIfPresent(long userId) {
    return NODE.cache().getIfPresent(new UserInfo(userId));
  }

  /** Answers the values of {@code userIds} in their order; those without one are left out. */
  public static CompletableFuture<Map<Long, UserInfo.UserView>> getAll(Collection<Long> userIds) {
    return NODE.cache().getAllBy(userIds, UserInfo::new);
  }

  /** Answers the values of {@code userIds}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Long, UserInfo.UserView>> getAll(Collection<Long> userIds,
      BulkLoader<UserInfo, ? extends UserInfo.UserView> bulkLoader) {
    return NODE.cache().getAllBy(userIds, UserInfo::new, bulkLoader);
  }

  /** Answers the values of {@code userIds} that a tier has; never loads. */
  public static CompletableFuture<Map<Long, UserInfo.UserView>> getAllPresent(
      Collection<Long> userIds) {
    return NODE.cache().getAllPresentBy(userIds, UserInfo::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<UserInfo, UserInfo.UserView>> getAllPresentNodes(
      Collection<UserInfo> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<UserInfo, UserInfo.UserView>> getAllNodes(
      Collection<UserInfo> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<UserInfo, UserInfo.UserView>> getAllNodes(
      Collection<UserInfo> nodes, BulkLoader<UserInfo, ? extends UserInfo.UserView> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code userId}. */
  public static CompletableFuture<@Nullable Void> put(long userId, UserInfo.UserView value) {
    return NODE.cache().put(new UserInfo(userId), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code userId}; succeeds when no process serves an
   * older value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(long userId,
      UserInfo.UserView value) {
    return NODE.cache().putEverywhere(new UserInfo(userId), value);
  }

  /** Loads the value of {@code userId} anew while the old one keeps being served. */
  public static CompletableFuture<UserInfo.@Nullable UserView> refresh(long userId) {
    return NODE.cache().refresh(new UserInfo(userId));
  }

  /** Loads the value of {@code userId} anew by {@code loader}. */
  public static CompletableFuture<UserInfo.@Nullable UserView> refresh(long userId,
      Loader<? super UserInfo, ? extends UserInfo.UserView> loader) {
    return NODE.cache().refresh(new UserInfo(userId), loader);
  }

  /** Removes the value of {@code userId} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(long userId) {
    return NODE.cache().invalidate(new UserInfo(userId));
  }

  /** Removes the value of {@code userId} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(long userId) {
    return NODE.cache().invalidateEverywhere(new UserInfo(userId));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<Long, UserInfo.UserView> values) {
    return NODE.cache().putAllBy(values, UserInfo::new);
  }

  /** Loads the values of {@code userIds} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Long, UserInfo.UserView>> refreshAll(
      Collection<Long> userIds) {
    return NODE.cache().refreshAllBy(userIds, UserInfo::new);
  }

  /** Loads the values of {@code userIds} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Long, UserInfo.UserView>> refreshAll(Collection<Long> userIds,
      BulkLoader<UserInfo, ? extends UserInfo.UserView> bulkLoader) {
    return NODE.cache().refreshAllBy(userIds, UserInfo::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(
      Map<UserInfo, UserInfo.UserView> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<UserInfo, UserInfo.UserView>> refreshAllNodes(
      Collection<UserInfo> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<UserInfo, UserInfo.UserView>> refreshAllNodes(
      Collection<UserInfo> nodes, BulkLoader<UserInfo, ? extends UserInfo.UserView> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code userIds} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<Long> userIds) {
    return NODE.cache().invalidateAll(userIds.stream().map(UserInfo::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<UserInfo> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code userId}, and changes nothing. */
  public static CompletableFuture<Peek> peek(long userId) {
    return NODE.cache().peek(new UserInfo(userId));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<UserInfo, UserInfo.UserView> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<UserInfo, UserInfo.UserView> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static UserInfoCache.Sync sync() {
    return new UserInfoCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(UserInfo node, KeyWriter key) {
    key.literal("user:").number(node.userId()).literal(":info");
  }

  /**
   * Writes and reads what {@link UserInfo} caches and all that it reaches. Null parts stay null.
   */
  @SuppressWarnings("NullAway")
  private static final class UserInfoCodec implements Codec<UserInfo.UserView> {
    private static final FieldNames USER_VIEW = FieldNames.of("id", "name");

    @Override
    public void write(ValueWriter out, UserInfo.UserView value) {
      writeUserView(out, value);
    }

    @Override
    public UserInfo.UserView read(ValueReader in) {
      return readUserView(in);
    }

    private static void writeUserView(ValueWriter out, UserInfo.UserView value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(USER_VIEW);
      out.field(USER_VIEW, 0).writeLong(value.id());
      out.field(USER_VIEW, 1).writeString(value.name());
      out.endRecord();
    }

    private static UserInfo.UserView readUserView(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      long id = 0;
      String name = null;
      long seen = 0;
      in.beginRecord(USER_VIEW);
      int field = in.nextField(USER_VIEW, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          id = in.readLong();
          seen |= 1L << field;
          field = in.nextField(USER_VIEW, 1);
        }
        if (field == 1) {
          name = in.readString();
          seen |= 1L << field;
          field = in.nextField(USER_VIEW, 2);
        }
      }
      USER_VIEW.checkSeen(seen);
      return new UserInfo.UserView(id, name);
    }
  }
}
