package demo;

import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.LoadingBulkCache;
import io.cacheme.generated.LoadingBulkSync;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Bits} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class BitsCache extends LoadingBulkCache<Bits, int[]> {
  private BitsCache(NodeCache<Bits, int[]> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static BitsCache create(Cacheme cacheme, String[] sources) {
    return new BitsCache(cacheme.bind(BitsNodes.SPEC, BitsNodes.loads(sources)));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public CompletableFuture<int @Nullable []> get(boolean a, char b, byte c) {
    return cache().get(new Bits(a, b, c));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<int @Nullable []> get(boolean a, char b, byte c,
      Loader<? super Bits, ? extends int[]> loader) {
    return cache().get(new Bits(a, b, c), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<int @Nullable []> getIfPresent(boolean a, char b, byte c) {
    return cache().getIfPresent(new Bits(a, b, c));
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(boolean a, char b, byte c, int[] value) {
    return cache().put(new Bits(a, b, c), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(boolean a, char b, byte c, int[] value) {
    return cache().putEverywhere(new Bits(a, b, c), value);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public CompletableFuture<int @Nullable []> refresh(boolean a, char b, byte c) {
    return cache().refresh(new Bits(a, b, c));
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<int @Nullable []> refresh(boolean a, char b, byte c,
      Loader<? super Bits, ? extends int[]> loader) {
    return cache().refresh(new Bits(a, b, c), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(boolean a, char b, byte c) {
    return cache().invalidate(new Bits(a, b, c));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(boolean a, char b, byte c) {
    return cache().invalidateEverywhere(new Bits(a, b, c));
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(boolean a, char b, byte c) {
    return cache().peek(new Bits(a, b, c));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<Bits, int[]> {
    Sync(SyncNodeCache<Bits, int[]> cache) {
      super(cache);
    }

    /** Answers the value of this key, loaded if no tier has it; null if there is none. */
    public int @Nullable [] get(boolean a, char b, byte c) {
      return cache().get(new Bits(a, b, c));
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public int @Nullable [] get(boolean a, char b, byte c,
        Loader<? super Bits, ? extends int[]> loader) {
      return cache().get(new Bits(a, b, c), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public int @Nullable [] getIfPresent(boolean a, char b, byte c) {
      return cache().getIfPresent(new Bits(a, b, c));
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(boolean a, char b, byte c, int[] value) {
      cache().put(new Bits(a, b, c), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(boolean a, char b, byte c, int[] value) {
      cache().putEverywhere(new Bits(a, b, c), value);
    }

    /** Loads the value of this key anew while the old one keeps being served. */
    public int @Nullable [] refresh(boolean a, char b, byte c) {
      return cache().refresh(new Bits(a, b, c));
    }

    /** Loads the value of this key anew by {@code loader}. */
    public int @Nullable [] refresh(boolean a, char b, byte c,
        Loader<? super Bits, ? extends int[]> loader) {
      return cache().refresh(new Bits(a, b, c), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(boolean a, char b, byte c) {
      cache().invalidate(new Bits(a, b, c));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(boolean a, char b, byte c) {
      cache().invalidateEverywhere(new Bits(a, b, c));
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(boolean a, char b, byte c) {
      return cache().peek(new Bits(a, b, c));
    }
  }
}
