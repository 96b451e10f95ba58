package demo;

import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.BulkCache;
import io.cacheme.generated.BulkSync;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Path} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class PathCache extends BulkCache<Path, String> {
  private PathCache(NodeCache<Path, String> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static PathCache create(Cacheme cacheme) {
    return new PathCache(cacheme.bind(PathNodes.SPEC, PathNodes.loads()));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable String> get(String user, String file,
      Loader<? super Path, ? extends String> loader) {
    return cache().get(new Path(user, file), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable String> getIfPresent(String user, String file) {
    return cache().getIfPresent(new Path(user, file));
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(String user, String file, String value) {
    return cache().put(new Path(user, file), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String user, String file, String value) {
    return cache().putEverywhere(new Path(user, file), value);
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<@Nullable String> refresh(String user, String file,
      Loader<? super Path, ? extends String> loader) {
    return cache().refresh(new Path(user, file), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String user, String file) {
    return cache().invalidate(new Path(user, file));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String user, String file) {
    return cache().invalidateEverywhere(new Path(user, file));
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(String user, String file) {
    return cache().peek(new Path(user, file));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends BulkSync<Path, String> {
    Sync(SyncNodeCache<Path, String> cache) {
      super(cache);
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public @Nullable String get(String user, String file,
        Loader<? super Path, ? extends String> loader) {
      return cache().get(new Path(user, file), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public @Nullable String getIfPresent(String user, String file) {
      return cache().getIfPresent(new Path(user, file));
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(String user, String file, String value) {
      cache().put(new Path(user, file), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(String user, String file, String value) {
      cache().putEverywhere(new Path(user, file), value);
    }

    /** Loads the value of this key anew by {@code loader}. */
    public @Nullable String refresh(String user, String file,
        Loader<? super Path, ? extends String> loader) {
      return cache().refresh(new Path(user, file), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(String user, String file) {
      cache().invalidate(new Path(user, file));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String user, String file) {
      cache().invalidateEverywhere(new Path(user, file));
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(String user, String file) {
      return cache().peek(new Path(user, file));
    }
  }
}
