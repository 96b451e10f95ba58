package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.codec.Codec;
import io.cacheme.codec.EnumNames;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import io.cacheme.generated.GlobalNode;
import io.cacheme.stats.CacheStats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link UserInfo} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class UserInfoNodes {
  /** What {@link UserInfo} declares. */
  public static final NodeSpec<UserInfo, UserInfo.UserView> SPEC =
      NodeSpec.builder(1, UserInfo.class, "UserInfo")
          .version("v1")
          .key("user:{userId}", KeyLayout.literal("user:").thenNumber(), UserInfoNodes::writeKey)
          .tier("my-redis", Duration.ofDays(10))
          .value(
              ValueType.of("demo.UserInfo.UserView", new UserInfoCodec())
                  .declaredAs(UserInfo.UserView.class)
                  .reaching(UserInfo.Plan.class, UserInfo.Address.class)
                  .withFingerprint(0x2bfac6c7a7dde6a4L))
          .build();

  private static final GlobalNode<UserInfo, UserInfo.UserView> NODE = GlobalNode.of(SPEC, loads());

  private UserInfoNodes() {}

  static Loads<UserInfo, UserInfo.UserView> loads() {
    return Loads.none();
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
    key.literal("user:").number(node.userId());
  }

  /**
   * Writes and reads what {@link UserInfo} caches and all that it reaches. Null parts stay null.
   */
  @SuppressWarnings("NullAway")
  private static final class UserInfoCodec implements Codec<UserInfo.UserView> {
    private static final FieldNames USER_VIEW = FieldNames.of("id", "name", "active", "age", "plan",
        "createdAt", "session", "address", "tags", "former", "byPlan").optional("address");

    private static final EnumNames<UserInfo.Plan> PLAN = EnumNames.of(UserInfo.Plan.values());

    private static final FieldNames ADDRESS = FieldNames.of("street", "city").optional("city");

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
      out.field(USER_VIEW, 2).writeBoolean(value.active());
      out.field(USER_VIEW, 3).writeIntOrNull(value.age());
      out.field(USER_VIEW, 4).writeEnum(PLAN, value.plan());
      out.field(USER_VIEW, 5).writeInstant(value.createdAt());
      out.field(USER_VIEW, 6).writeDuration(value.session());
      writeOptionalOfAddress(out.field(USER_VIEW, 7), value.address());
      writeListOfString(out.field(USER_VIEW, 8), value.tags());
      writeSetOfPlan(out.field(USER_VIEW, 9), value.former());
      writeMapOfPlanToListOfAddress(out.field(USER_VIEW, 10), value.byPlan());
      out.endRecord();
    }

    private static UserInfo.UserView readUserView(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      long id = 0;
      String name = null;
      boolean active = false;
      Integer age = null;
      UserInfo.Plan plan = null;
      Instant createdAt = null;
      Duration session = null;
      Optional<UserInfo.Address> address = Optional.empty();
      List<String> tags = null;
      Set<UserInfo.Plan> former = null;
      Map<UserInfo.Plan, List<UserInfo.Address>> byPlan = null;
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
        if (field == 2) {
          active = in.readBoolean();
          seen |= 1L << field;
          field = in.nextField(USER_VIEW, 3);
        }
        if (field == 3) {
          age = in.readIntOrNull();
          seen |= 1L << field;
          field = in.nextField(USER_VIEW, 4);
        }
        if (field == 4) {
          plan = in.readEnum(PLAN);
          seen |= 1L << field;
          field = in.nextField(USER_VIEW, 5);
        }
        if (field == 5) {
          createdAt = in.readInstant();
          seen |= 1L << field;
          field = in.nextField(USER_VIEW, 6);
        }
        if (field == 6) {
          session = in.readDuration();
          seen |= 1L << field;
          field = in.nextField(USER_VIEW, 7);
        }
        if (field == 7) {
          address = readOptionalOfAddress(in);
          seen |= 1L << field;
          field = in.nextField(USER_VIEW, 8);
        }
        if (field == 8) {
          tags = readListOfString(in);
          seen |= 1L << field;
          field = in.nextField(USER_VIEW, 9);
        }
        if (field == 9) {
          former = readSetOfPlan(in);
          seen |= 1L << field;
          field = in.nextField(USER_VIEW, 10);
        }
        if (field == 10) {
          byPlan = readMapOfPlanToListOfAddress(in);
          seen |= 1L << field;
          field = in.nextField(USER_VIEW, 11);
        }
      }
      USER_VIEW.checkSeen(seen);
      return new UserInfo.UserView(id, name, active, age, plan, createdAt, session, address, tags,
          former, byPlan);
    }

    private static void writeOptionalOfAddress(ValueWriter out, Optional<UserInfo.Address> value) {
      if (value == null || value.isEmpty()) {
        out.writeNull();
        return;
      }
      writeAddress(out.present(), value.get());
    }

    private static Optional<UserInfo.Address> readOptionalOfAddress(ValueReader in) {
      return Optional.ofNullable(readAddress(in));
    }

    private static void writeAddress(ValueWriter out, UserInfo.Address value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(ADDRESS);
      out.field(ADDRESS, 0).writeString(value.street());
      writeOptionalOfString(out.field(ADDRESS, 1), value.city());
      out.endRecord();
    }

    private static UserInfo.Address readAddress(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      String street = null;
      Optional<String> city = Optional.empty();
      long seen = 0;
      in.beginRecord(ADDRESS);
      int field = in.nextField(ADDRESS, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          street = in.readString();
          seen |= 1L << field;
          field = in.nextField(ADDRESS, 1);
        }
        if (field == 1) {
          city = readOptionalOfString(in);
          seen |= 1L << field;
          field = in.nextField(ADDRESS, 2);
        }
      }
      ADDRESS.checkSeen(seen);
      return new UserInfo.Address(street, city);
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

    private static void writeListOfString(ValueWriter out, List<String> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (String element : list) {
        out.nextElement().writeString(element);
      }
      out.endList();
    }

    private static List<String> readListOfString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<String> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(in.readString());
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeSetOfPlan(ValueWriter out, Set<UserInfo.Plan> set) {
      if (set == null) {
        out.writeNull();
        return;
      }
      out.beginList(set);
      for (UserInfo.Plan element : set) {
        out.nextElement().writeEnum(PLAN, element);
      }
      out.endList();
    }

    private static Set<UserInfo.Plan> readSetOfPlan(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Set<UserInfo.Plan> set = new LinkedHashSet<>(in.beginList());
      while (in.nextElement()) {
        set.add(in.readEnum(PLAN));
      }
      return Collections.unmodifiableSet(set);
    }

    private static void writeMapOfPlanToListOfAddress(ValueWriter out,
        Map<UserInfo.Plan, List<UserInfo.Address>> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<UserInfo.Plan, List<UserInfo.Address>> entry : map.entrySet()) {
        out.nextKey().writeEnum(PLAN, entry.getKey());
        writeListOfAddress(out, entry.getValue());
      }
      out.endMap();
    }

    private static Map<UserInfo.Plan, List<UserInfo.Address>> readMapOfPlanToListOfAddress(
        ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<UserInfo.Plan, List<UserInfo.Address>> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        UserInfo.Plan key = in.readEnum(PLAN);
        map.put(key, readListOfAddress(in));
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeListOfAddress(ValueWriter out, List<UserInfo.Address> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (UserInfo.Address element : list) {
        writeAddress(out.nextElement(), element);
      }
      out.endList();
    }

    private static List<UserInfo.Address> readListOfAddress(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<UserInfo.Address> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(readAddress(in));
      }
      return Collections.unmodifiableList(list);
    }
  }
}
