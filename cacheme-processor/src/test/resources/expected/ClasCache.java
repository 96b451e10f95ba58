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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Clas} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class ClasCache extends LoadingBulkCache<Clas, Optional<String>> {
  private ClasCache(NodeCache<Clas, Optional<String>> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static ClasCache create(Cacheme cacheme) {
    return new ClasCache(cacheme.bind(ClasNodes.SPEC, ClasNodes.loads()));
  }

  /** Answers the value of {@code clas}, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable Optional<String>> get(String clas) {
    return cache().get(new Clas(clas));
  }

  /** Answers the value of {@code clas}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable Optional<String>> get(String clas,
      Loader<? super Clas, ? extends Optional<String>> loader) {
    return cache().get(new Clas(clas), loader);
  }

  /** Answers the value of {@code clas} if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable Optional<String>> getIfPresent(String clas) {
    return cache().getIfPresent(new Clas(clas));
  }

  /** Answers the values of {@code clases} in their order; those without one are left out. */
  public CompletableFuture<Map<String, Optional<String>>> getAll(Collection<String> clases) {
    return cache().getAllBy(clases, Clas::new);
  }

  /** Answers the values of {@code clases}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<String, Optional<String>>> getAll(Collection<String> clases,
      BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
    return cache().getAllBy(clases, Clas::new, bulkLoader);
  }

  /** Answers the values of {@code clases} that a tier has; never loads. */
  public CompletableFuture<Map<String, Optional<String>>> getAllPresent(Collection<String> clases) {
    return cache().getAllPresentBy(clases, Clas::new);
  }

  /** Writes {@code value} to all tiers under {@code clas}. */
  public CompletableFuture<@Nullable Void> put(String clas, Optional<String> value) {
    return cache().put(new Clas(clas), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code clas}; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String clas, Optional<String> value) {
    return cache().putEverywhere(new Clas(clas), value);
  }

  /** Loads the value of {@code clas} anew while the old one keeps being served. */
  public CompletableFuture<@Nullable Optional<String>> refresh(String clas) {
    return cache().refresh(new Clas(clas));
  }

  /** Loads the value of {@code clas} anew by {@code loader}. */
  public CompletableFuture<@Nullable Optional<String>> refresh(String clas,
      Loader<? super Clas, ? extends Optional<String>> loader) {
    return cache().refresh(new Clas(clas), loader);
  }

  /** Removes the value of {@code clas} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String clas) {
    return cache().invalidate(new Clas(clas));
  }

  /** Removes the value of {@code clas} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String clas) {
    return cache().invalidateEverywhere(new Clas(clas));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<String, Optional<String>> values) {
    return cache().putAllBy(values, Clas::new);
  }

  /** Loads the values of {@code clases} anew while the old ones keep being served. */
  public CompletableFuture<Map<String, Optional<String>>> refreshAll(Collection<String> clases) {
    return cache().refreshAllBy(clases, Clas::new);
  }

  /** Loads the values of {@code clases} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<String, Optional<String>>> refreshAll(Collection<String> clases,
      BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
    return cache().refreshAllBy(clases, Clas::new, bulkLoader);
  }

  /** Removes the values of {@code clases} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<String> clases) {
    return cache().invalidateAll(clases.stream().map(Clas::new).toList());
  }

  /** Tells what each tier has of the value of {@code clas}, and changes nothing. */
  public CompletableFuture<Peek> peek(String clas) {
    return cache().peek(new Clas(clas));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<Clas, Optional<String>> {
    Sync(SyncNodeCache<Clas, Optional<String>> cache) {
      super(cache);
    }

    /** Answers the value of {@code clas}, loaded if no tier has it; null if there is none. */
    public @Nullable Optional<String> get(String clas) {
      return cache().get(new Clas(clas));
    }

    /** Answers the value of {@code clas}, loaded by {@code loader} if no tier has it. */
    public @Nullable Optional<String> get(String clas,
        Loader<? super Clas, ? extends Optional<String>> loader) {
      return cache().get(new Clas(clas), loader);
    }

    /** Answers the value of {@code clas} if a tier has it, else null; never loads. */
    public @Nullable Optional<String> getIfPresent(String clas) {
      return cache().getIfPresent(new Clas(clas));
    }

    /** Answers the values of {@code clases} in their order; those without one are left out. */
    public Map<String, Optional<String>> getAll(Collection<String> clases) {
      return cache().getAllBy(clases, Clas::new);
    }

    /**
     * Answers the values of {@code clases}, loaded by {@code bulkLoader} where no tier has them.
     */
    public Map<String, Optional<String>> getAll(Collection<String> clases,
        BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
      return cache().getAllBy(clases, Clas::new, bulkLoader);
    }

    /** Answers the values of {@code clases} that a tier has; never loads. */
    public Map<String, Optional<String>> getAllPresent(Collection<String> clases) {
      return cache().getAllPresentBy(clases, Clas::new);
    }

    /** Writes {@code value} to all tiers under {@code clas}. */
    public void put(String clas, Optional<String> value) {
      cache().put(new Clas(clas), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code clas}; succeeds when no process serves an
     * older value.
     */
    public void putEverywhere(String clas, Optional<String> value) {
      cache().putEverywhere(new Clas(clas), value);
    }

    /** Loads the value of {@code clas} anew while the old one keeps being served. */
    public @Nullable Optional<String> refresh(String clas) {
      return cache().refresh(new Clas(clas));
    }

    /** Loads the value of {@code clas} anew by {@code loader}. */
    public @Nullable Optional<String> refresh(String clas,
        Loader<? super Clas, ? extends Optional<String>> loader) {
      return cache().refresh(new Clas(clas), loader);
    }

    /** Removes the value of {@code clas} from all tiers. */
    public void invalidate(String clas) {
      cache().invalidate(new Clas(clas));
    }

    /** Removes the value of {@code clas} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String clas) {
      cache().invalidateEverywhere(new Clas(clas));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<String, Optional<String>> values) {
      cache().putAllBy(values, Clas::new);
    }

    /** Loads the values of {@code clases} anew while the old ones keep being served. */
    public Map<String, Optional<String>> refreshAll(Collection<String> clases) {
      return cache().refreshAllBy(clases, Clas::new);
    }

    /** Loads the values of {@code clases} anew by {@code bulkLoader}. */
    public Map<String, Optional<String>> refreshAll(Collection<String> clases,
        BulkLoader<Clas, ? extends Optional<String>> bulkLoader) {
      return cache().refreshAllBy(clases, Clas::new, bulkLoader);
    }

    /** Removes the values of {@code clases} from all tiers. */
    public void invalidateAll(Collection<String> clases) {
      cache().invalidateAll(clases.stream().map(Clas::new).toList());
    }

    /** Tells what each tier has of the value of {@code clas}, and changes nothing. */
    public Peek peek(String clas) {
      return cache().peek(new Clas(clas));
    }
  }
}
