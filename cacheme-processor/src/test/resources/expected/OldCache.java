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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Old} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings({
    "deprecation",
    "rawtypes",
    "removal"
})
public final class OldCache extends LoadingBulkCache<Old, Old.View> {
  private OldCache(NodeCache<Old, Old.View> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static OldCache create(Cacheme cacheme, List anything, String[] names) {
    return new OldCache(cacheme.bind(OldNodes.SPEC, OldNodes.loads(anything, names)));
  }

  /** Answers the value of {@code id}, loaded if no tier has it; null if there is none. */
  public CompletableFuture<Old.@Nullable View> get(long id) {
    return cache().get(new Old(id));
  }

  /** Answers the value of {@code id}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<Old.@Nullable View> get(long id,
      Loader<? super Old, ? extends Old.View> loader) {
    return cache().get(new Old(id), loader);
  }

  /** Answers the value of {@code id} if a tier has it, else null; never loads. */
  public CompletableFuture<Old.@Nullable View> getIfPresent(long id) {
    return cache().getIfPresent(new Old(id));
  }

  /** Answers the values of {@code ids} in their order; those without one are left out. */
  public CompletableFuture<Map<Long, Old.View>> getAll(Collection<Long> ids) {
    return cache().getAllBy(ids, Old::new);
  }

  /** Answers the values of {@code ids}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<Long, Old.View>> getAll(Collection<Long> ids,
      BulkLoader<Old, ? extends Old.View> bulkLoader) {
    return cache().getAllBy(ids, Old::new, bulkLoader);
  }

  /** Answers the values of {@code ids} that a tier has; never loads. */
  public CompletableFuture<Map<Long, Old.View>> getAllPresent(Collection<Long> ids) {
    return cache().getAllPresentBy(ids, Old::new);
  }

  /** Writes {@code value} to all tiers under {@code id}. */
  public CompletableFuture<@Nullable Void> put(long id, Old.View value) {
    return cache().put(new Old(id), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code id}; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(long id, Old.View value) {
    return cache().putEverywhere(new Old(id), value);
  }

  /** Loads the value of {@code id} anew while the old one keeps being served. */
  public CompletableFuture<Old.@Nullable View> refresh(long id) {
    return cache().refresh(new Old(id));
  }

  /** Loads the value of {@code id} anew by {@code loader}. */
  public CompletableFuture<Old.@Nullable View> refresh(long id,
      Loader<? super Old, ? extends Old.View> loader) {
    return cache().refresh(new Old(id), loader);
  }

  /** Removes the value of {@code id} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(long id) {
    return cache().invalidate(new Old(id));
  }

  /** Removes the value of {@code id} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(long id) {
    return cache().invalidateEverywhere(new Old(id));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<Long, Old.View> values) {
    return cache().putAllBy(values, Old::new);
  }

  /** Loads the values of {@code ids} anew while the old ones keep being served. */
  public CompletableFuture<Map<Long, Old.View>> refreshAll(Collection<Long> ids) {
    return cache().refreshAllBy(ids, Old::new);
  }

  /** Loads the values of {@code ids} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<Long, Old.View>> refreshAll(Collection<Long> ids,
      BulkLoader<Old, ? extends Old.View> bulkLoader) {
    return cache().refreshAllBy(ids, Old::new, bulkLoader);
  }

  /** Removes the values of {@code ids} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<Long> ids) {
    return cache().invalidateAll(ids.stream().map(Old::new).toList());
  }

  /** Tells what each tier has of the value of {@code id}, and changes nothing. */
  public CompletableFuture<Peek> peek(long id) {
    return cache().peek(new Old(id));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<Old, Old.View> {
    Sync(SyncNodeCache<Old, Old.View> cache) {
      super(cache);
    }

    /** Answers the value of {@code id}, loaded if no tier has it; null if there is none. */
    public Old.@Nullable View get(long id) {
      return cache().get(new Old(id));
    }

    /** Answers the value of {@code id}, loaded by {@code loader} if no tier has it. */
    public Old.@Nullable View get(long id, Loader<? super Old, ? extends Old.View> loader) {
      return cache().get(new Old(id), loader);
    }

    /** Answers the value of {@code id} if a tier has it, else null; never loads. */
    public Old.@Nullable View getIfPresent(long id) {
      return cache().getIfPresent(new Old(id));
    }

    /** Answers the values of {@code ids} in their order; those without one are left out. */
    public Map<Long, Old.View> getAll(Collection<Long> ids) {
      return cache().getAllBy(ids, Old::new);
    }

    /** Answers the values of {@code ids}, loaded by {@code bulkLoader} where no tier has them. */
    public Map<Long, Old.View> getAll(Collection<Long> ids,
        BulkLoader<Old, ? extends Old.View> bulkLoader) {
      return cache().getAllBy(ids, Old::new, bulkLoader);
    }

    /** Answers the values of {@code ids} that a tier has; never loads. */
    public Map<Long, Old.View> getAllPresent(Collection<Long> ids) {
      return cache().getAllPresentBy(ids, Old::new);
    }

    /** Writes {@code value} to all tiers under {@code id}. */
    public void put(long id, Old.View value) {
      cache().put(new Old(id), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code id}; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(long id, Old.View value) {
      cache().putEverywhere(new Old(id), value);
    }

    /** Loads the value of {@code id} anew while the old one keeps being served. */
    public Old.@Nullable View refresh(long id) {
      return cache().refresh(new Old(id));
    }

    /** Loads the value of {@code id} anew by {@code loader}. */
    public Old.@Nullable View refresh(long id, Loader<? super Old, ? extends Old.View> loader) {
      return cache().refresh(new Old(id), loader);
    }

    /** Removes the value of {@code id} from all tiers. */
    public void invalidate(long id) {
      cache().invalidate(new Old(id));
    }

    /** Removes the value of {@code id} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(long id) {
      cache().invalidateEverywhere(new Old(id));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<Long, Old.View> values) {
      cache().putAllBy(values, Old::new);
    }

    /** Loads the values of {@code ids} anew while the old ones keep being served. */
    public Map<Long, Old.View> refreshAll(Collection<Long> ids) {
      return cache().refreshAllBy(ids, Old::new);
    }

    /** Loads the values of {@code ids} anew by {@code bulkLoader}. */
    public Map<Long, Old.View> refreshAll(Collection<Long> ids,
        BulkLoader<Old, ? extends Old.View> bulkLoader) {
      return cache().refreshAllBy(ids, Old::new, bulkLoader);
    }

    /** Removes the values of {@code ids} from all tiers. */
    public void invalidateAll(Collection<Long> ids) {
      cache().invalidateAll(ids.stream().map(Old::new).toList());
    }

    /** Tells what each tier has of the value of {@code id}, and changes nothing. */
    public Peek peek(long id) {
      return cache().peek(new Old(id));
    }
  }
}
