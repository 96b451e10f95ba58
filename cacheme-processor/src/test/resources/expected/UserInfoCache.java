package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.LoadingBulkCache;
import io.cacheme.generated.LoadingBulkSync;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link UserInfo} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class UserInfoCache extends LoadingBulkCache<UserInfo, UserInfo.UserView> {
  private UserInfoCache(NodeCache<UserInfo, UserInfo.UserView> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static UserInfoCache create(Cacheme cacheme, UserInfo.UserRepository users) {
    return new UserInfoCache(cacheme.bind(UserInfoNodes.SPEC, UserInfoNodes.loads(users)));
  }

  /** Answers the value of {@code userId}, loaded if no tier has it; null if there is none. */
  public CompletableFuture<UserInfo.@Nullable UserView> get(long userId) {
    return cache().get(new UserInfo(userId));
  }

  /** Answers the value of {@code userId}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<UserInfo.@Nullable UserView> get(long userId,
      Loader<? super UserInfo, ? extends UserInfo.UserView> loader) {
    return cache().get(new UserInfo(userId), loader);
  }

  /** Answers the value of {@code userId} if a tier has it, else null; never loads. */
  public CompletableFuture<UserInfo.@Nullable UserView> getIfPresent(long userId) {
    return cache().getIfPresent(new UserInfo(userId));
  }

  /** Answers the values of {@code userIds} in their order; those without one are left out. */
  public CompletableFuture<Map<Long, UserInfo.UserView>> getAll(Collection<Long> userIds) {
    return cache().getAllBy(userIds, UserInfo::new);
  }

  /** Answers the values of {@code userIds}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Long, UserInfo.UserView>> getAll(Collection<Long> userIds,
      BulkLoader<UserInfo, ? extends UserInfo.UserView> bulkLoader) {
    return cache().getAllBy(userIds, UserInfo::new, bulkLoader);
  }

  /** Answers the values of {@code userIds} that a tier has; never loads. */
  public CompletableFuture<Map<Long, UserInfo.UserView>> getAllPresent(Collection<Long> userIds) {
    return cache().getAllPresentBy(userIds, UserInfo::new);
  }

  /** Writes {@code value} to all tiers under {@code userId}. */
  public CompletableFuture<@Nullable Void> put(long userId, UserInfo.UserView value) {
    return cache().put(new UserInfo(userId), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code userId}; succeeds when no process serves an
   * older value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(long userId, UserInfo.UserView value) {
    return cache().putEverywhere(new UserInfo(userId), value);
  }

  /** Loads the value of {@code userId} anew while the old one keeps being served. */
  public CompletableFuture<UserInfo.@Nullable UserView> refresh(long userId) {
    return cache().refresh(new UserInfo(userId));
  }

  /** Loads the value of {@code userId} anew by {@code loader}. */
  public CompletableFuture<UserInfo.@Nullable UserView> refresh(long userId,
      Loader<? super UserInfo, ? extends UserInfo.UserView> loader) {
    return cache().refresh(new UserInfo(userId), loader);
  }

  /** Removes the value of {@code userId} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(long userId) {
    return cache().invalidate(new UserInfo(userId));
  }

  /** Removes the value of {@code userId} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(long userId) {
    return cache().invalidateEverywhere(new UserInfo(userId));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<Long, UserInfo.UserView> values) {
    return cache().putAllBy(values, UserInfo::new);
  }

  /** Loads the values of {@code userIds} anew while the old ones keep being served. */
  public CompletableFuture<Map<Long, UserInfo.UserView>> refreshAll(Collection<Long> userIds) {
    return cache().refreshAllBy(userIds, UserInfo::new);
  }

  /** Loads the values of {@code userIds} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Long, UserInfo.UserView>> refreshAll(Collection<Long> userIds,
      BulkLoader<UserInfo, ? extends UserInfo.UserView> bulkLoader) {
    return cache().refreshAllBy(userIds, UserInfo::new, bulkLoader);
  }

  /** Removes the values of {@code userIds} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<Long> userIds) {
    return cache().invalidateAll(userIds.stream().map(UserInfo::new).toList());
  }

  /** Tells what each tier has of the value of {@code userId}, and changes nothing. */
  public CompletableFuture<Peek> peek(long userId) {
    return cache().peek(new UserInfo(userId));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<UserInfo, UserInfo.UserView> {
    Sync(SyncNodeCache<UserInfo, UserInfo.UserView> cache) {
      super(cache);
    }

    /** Answers the value of {@code userId}, loaded if no tier has it; null if there is none. */
    public UserInfo.@Nullable UserView get(long userId) {
      return cache().get(new UserInfo(userId));
    }

    /** Answers the value of {@code userId}, loaded by {@code loader} if no tier has it. */
    public UserInfo.@Nullable UserView get(long userId,
        Loader<? super UserInfo, ? extends UserInfo.UserView> loader) {
      return cache().get(new UserInfo(userId), loader);
    }

    /** Answers the value of {@code userId} if a tier has it, else null; never loads. */
    public UserInfo.@Nullable UserView getIfPresent(long userId) {
      return cache().getIfPresent(new UserInfo(userId));
    }

    /** Answers the values of {@code userIds} in their order; those without one are left out. */
    public Map<Long, UserInfo.UserView> getAll(Collection<Long> userIds) {
      return cache().getAllBy(userIds, UserInfo::new);
    }

    /**
     * Answers the values of {@code userIds}, loaded by {@code bulkLoader} where no tier has them.
     */
    public Map<Long, UserInfo.UserView> getAll(Collection<Long> userIds,
        BulkLoader<UserInfo, ? extends UserInfo.UserView> bulkLoader) {
      return cache().getAllBy(userIds, UserInfo::new, bulkLoader);
    }

    /** Answers the values of {@code userIds} that a tier has; never loads. */
    public Map<Long, UserInfo.UserView> getAllPresent(Collection<Long> userIds) {
      return cache().getAllPresentBy(userIds, UserInfo::new);
    }

    /** Writes {@code value} to all tiers under {@code userId}. */
    public void put(long userId, UserInfo.UserView value) {
      cache().put(new UserInfo(userId), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code userId}; succeeds when no process serves an
     * older value.
     */
    public void putEverywhere(long userId, UserInfo.UserView value) {
      cache().putEverywhere(new UserInfo(userId), value);
    }

    /** Loads the value of {@code userId} anew while the old one keeps being served. */
    public UserInfo.@Nullable UserView refresh(long userId) {
      return cache().refresh(new UserInfo(userId));
    }

    /** Loads the value of {@code userId} anew by {@code loader}. */
    public UserInfo.@Nullable UserView refresh(long userId,
        Loader<? super UserInfo, ? extends UserInfo.UserView> loader) {
      return cache().refresh(new UserInfo(userId), loader);
    }

    /** Removes the value of {@code userId} from all tiers. */
    public void invalidate(long userId) {
      cache().invalidate(new UserInfo(userId));
    }

    /** Removes the value of {@code userId} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(long userId) {
      cache().invalidateEverywhere(new UserInfo(userId));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<Long, UserInfo.UserView> values) {
      cache().putAllBy(values, UserInfo::new);
    }

    /** Loads the values of {@code userIds} anew while the old ones keep being served. */
    public Map<Long, UserInfo.UserView> refreshAll(Collection<Long> userIds) {
      return cache().refreshAllBy(userIds, UserInfo::new);
    }

    /** Loads the values of {@code userIds} anew by {@code bulkLoader}. */
    public Map<Long, UserInfo.UserView> refreshAll(Collection<Long> userIds,
        BulkLoader<UserInfo, ? extends UserInfo.UserView> bulkLoader) {
      return cache().refreshAllBy(userIds, UserInfo::new, bulkLoader);
    }

    /** Removes the values of {@code userIds} from all tiers. */
    public void invalidateAll(Collection<Long> userIds) {
      cache().invalidateAll(userIds.stream().map(UserInfo::new).toList());
    }

    /** Tells what each tier has of the value of {@code userId}, and changes nothing. */
    public Peek peek(long userId) {
      return cache().peek(new UserInfo(userId));
    }
  }
}
