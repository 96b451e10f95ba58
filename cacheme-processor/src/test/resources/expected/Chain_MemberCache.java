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

/** The typed cache of {@link Chain.Member} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class Chain_MemberCache extends LoadingBulkCache<Chain.Member, String> {
  private Chain_MemberCache(NodeCache<Chain.Member, String> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static Chain_MemberCache create(Cacheme cacheme, Chain_GroupCache groups) {
    return new Chain_MemberCache(cacheme.bind(Chain_MemberNodes.SPEC,
        Chain_MemberNodes.loads(groups)));
  }

  /** Answers the value of {@code id}, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable String> get(long id) {
    return cache().get(new Chain.Member(id));
  }

  /** Answers the value of {@code id}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable String> get(long id,
      Loader<? super Chain.Member, ? extends String> loader) {
    return cache().get(new Chain.Member(id), loader);
  }

  /** Answers the value of {@code id} if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable String> getIfPresent(long id) {
    return cache().getIfPresent(new Chain.Member(id));
  }

  /** Answers the values of {@code ids} in their order; those without one are left out. */
  public CompletableFuture<Map<Long, String>> getAll(Collection<Long> ids) {
    return cache().getAllBy(ids, Chain.Member::new);
  }

  /** Answers the values of {@code ids}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Long, String>> getAll(Collection<Long> ids,
      BulkLoader<Chain.Member, ? extends String> bulkLoader) {
    return cache().getAllBy(ids, Chain.Member::new, bulkLoader);
  }

  /** Answers the values of {@code ids} that a tier has; never loads. */
  public CompletableFuture<Map<Long, String>> getAllPresent(Collection<Long> ids) {
    return cache().getAllPresentBy(ids, Chain.Member::new);
  }

  /** Writes {@code value} to all tiers under {@code id}. */
  public CompletableFuture<@Nullable Void> put(long id, String value) {
    return cache().put(new Chain.Member(id), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code id}; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(long id, String value) {
    return cache().putEverywhere(new Chain.Member(id), value);
  }

  /** Loads the value of {@code id} anew while the old one keeps being served. */
  public CompletableFuture<@Nullable String> refresh(long id) {
    return cache().refresh(new Chain.Member(id));
  }

  /** Loads the value of {@code id} anew by {@code loader}. */
  public CompletableFuture<@Nullable String> refresh(long id,
      Loader<? super Chain.Member, ? extends String> loader) {
    return cache().refresh(new Chain.Member(id), loader);
  }

  /** Removes the value of {@code id} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(long id) {
    return cache().invalidate(new Chain.Member(id));
  }

  /** Removes the value of {@code id} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(long id) {
    return cache().invalidateEverywhere(new Chain.Member(id));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<Long, String> values) {
    return cache().putAllBy(values, Chain.Member::new);
  }

  /** Loads the values of {@code ids} anew while the old ones keep being served. */
  public CompletableFuture<Map<Long, String>> refreshAll(Collection<Long> ids) {
    return cache().refreshAllBy(ids, Chain.Member::new);
  }

  /** Loads the values of {@code ids} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Long, String>> refreshAll(Collection<Long> ids,
      BulkLoader<Chain.Member, ? extends String> bulkLoader) {
    return cache().refreshAllBy(ids, Chain.Member::new, bulkLoader);
  }

  /** Removes the values of {@code ids} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<Long> ids) {
    return cache().invalidateAll(ids.stream().map(Chain.Member::new).toList());
  }

  /** Tells what each tier has of the value of {@code id}, and changes nothing. */
  public CompletableFuture<Peek> peek(long id) {
    return cache().peek(new Chain.Member(id));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<Chain.Member, String> {
    Sync(SyncNodeCache<Chain.Member, String> cache) {
      super(cache);
    }

    /** Answers the value of {@code id}, loaded if no tier has it; null if there is none. */
    public @Nullable String get(long id) {
      return cache().get(new Chain.Member(id));
    }

    /** Answers the value of {@code id}, loaded by {@code loader} if no tier has it. */
    public @Nullable String get(long id, Loader<? super Chain.Member, ? extends String> loader) {
      return cache().get(new Chain.Member(id), loader);
    }

    /** Answers the value of {@code id} if a tier has it, else null; never loads. */
    public @Nullable String getIfPresent(long id) {
      return cache().getIfPresent(new Chain.Member(id));
    }

    /** Answers the values of {@code ids} in their order; those without one are left out. */
    public Map<Long, String> getAll(Collection<Long> ids) {
      return cache().getAllBy(ids, Chain.Member::new);
    }

    /** Answers the values of {@code ids}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<Long, String> getAll(Collection<Long> ids,
        BulkLoader<Chain.Member, ? extends String> bulkLoader) {
      return cache().getAllBy(ids, Chain.Member::new, bulkLoader);
    }

    /** Answers the values of {@code ids} that a tier has; never loads. */
    public Map<Long, String> getAllPresent(Collection<Long> ids) {
      return cache().getAllPresentBy(ids, Chain.Member::new);
    }

    /** Writes {@code value} to all tiers under {@code id}. */
    public void put(long id, String value) {
      cache().put(new Chain.Member(id), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code id}; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(long id, String value) {
      cache().putEverywhere(new Chain.Member(id), value);
    }

    /** Loads the value of {@code id} anew while the old one keeps being served. */
    public @Nullable String refresh(long id) {
      return cache().refresh(new Chain.Member(id));
    }

    /** Loads the value of {@code id} anew by {@code loader}. */
    public @Nullable String refresh(long id,
        Loader<? super Chain.Member, ? extends String> loader) {
      return cache().refresh(new Chain.Member(id), loader);
    }

    /** Removes the value of {@code id} from all tiers. */
    public void invalidate(long id) {
      cache().invalidate(new Chain.Member(id));
    }

    /** Removes the value of {@code id} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(long id) {
      cache().invalidateEverywhere(new Chain.Member(id));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<Long, String> values) {
      cache().putAllBy(values, Chain.Member::new);
    }

    /** Loads the values of {@code ids} anew while the old ones keep being served. */
    public Map<Long, String> refreshAll(Collection<Long> ids) {
      return cache().refreshAllBy(ids, Chain.Member::new);
    }

    /** Loads the values of {@code ids} anew by {@code bulkLoader}. */
    public Map<Long, String> refreshAll(Collection<Long> ids,
        BulkLoader<Chain.Member, ? extends String> bulkLoader) {
      return cache().refreshAllBy(ids, Chain.Member::new, bulkLoader);
    }

    /** Removes the values of {@code ids} from all tiers. */
    public void invalidateAll(Collection<Long> ids) {
      cache().invalidateAll(ids.stream().map(Chain.Member::new).toList());
    }

    /** Tells what each tier has of the value of {@code id}, and changes nothing. */
    public Peek peek(long id) {
      return cache().peek(new Chain.Member(id));
    }
  }
}
