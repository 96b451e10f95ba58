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

/** The typed cache of {@link Clashing} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class ClashingCache extends LoadingBulkCache<Clashing, String> {
  private ClashingCache(NodeCache<Clashing, String> cache) {
    super(cache);
  }

  /** The cache in {@code theCacheme}; the same dependencies give the same cache. */
  public static ClashingCache create(Cacheme theCacheme, Clashing.First cacheme,
      Clashing.Second node, Clashing.Third found, Clashing.Second cacheme2, Clashing.First nodes) {
    return new ClashingCache(theCacheme.bind(ClashingNodes.SPEC, ClashingNodes.loads(cacheme, node,
        found, cacheme2, nodes)));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable String> get(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue) {
    return cache().get(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
  }

  /** Answers the value of this key, loaded by {@code theLoader} if no tier has it. */
  public CompletableFuture<@Nullable String> get(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue,
      Loader<? super Clashing, ? extends String> theLoader) {
    return cache().get(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
        theLoader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable String> getIfPresent(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue) {
    return cache().getIfPresent(new Clashing(cache, node, nodes, key, load, loader, value,
        theValue));
  }

  /** Writes {@code theValue2} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue, String theValue2) {
    return cache().put(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
        theValue2);
  }

  /**
   * Writes {@code theValue2} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue, String theValue2) {
    return cache().putEverywhere(new Clashing(cache, node, nodes, key, load, loader, value,
        theValue), theValue2);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public CompletableFuture<@Nullable String> refresh(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue) {
    return cache().refresh(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
  }

  /** Loads the value of this key anew by {@code theLoader}. */
  public CompletableFuture<@Nullable String> refresh(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue,
      Loader<? super Clashing, ? extends String> theLoader) {
    return cache().refresh(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
        theLoader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String cache, int node, int nodes, String key,
      String load, long loader, String value, String theValue) {
    return cache().invalidate(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String cache, int node, int nodes,
      String key, String load, long loader, String value, String theValue) {
    return cache().invalidateEverywhere(new Clashing(cache, node, nodes, key, load, loader, value,
        theValue));
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(String cache, int node, int nodes, String key, String load,
      long loader, String value, String theValue) {
    return cache().peek(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<Clashing, String> {
    Sync(SyncNodeCache<Clashing, String> cache) {
      super(cache);
    }

    /** Answers the value of this key, loaded if no tier has it; null if there is none. */
    public @Nullable String get(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue) {
      return cache().get(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
    }

    /** Answers the value of this key, loaded by {@code theLoader} if no tier has it. */
    public @Nullable String get(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue,
        Loader<? super Clashing, ? extends String> theLoader) {
      return cache().get(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
          theLoader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public @Nullable String getIfPresent(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue) {
      return cache().getIfPresent(new Clashing(cache, node, nodes, key, load, loader, value,
          theValue));
    }

    /** Writes {@code theValue2} to all tiers under this key. */
    public void put(String cache, int node, int nodes, String key, String load, long loader,
        String value, String theValue, String theValue2) {
      cache().put(new Clashing(cache, node, nodes, key, load, loader, value, theValue), theValue2);
    }

    /**
     * Writes {@code theValue2} to all tiers under this key; succeeds when no process serves an
     * older value.
     */
    public void putEverywhere(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue, String theValue2) {
      cache().putEverywhere(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
          theValue2);
    }

    /** Loads the value of this key anew while the old one keeps being served. */
    public @Nullable String refresh(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue) {
      return cache().refresh(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
    }

    /** Loads the value of this key anew by {@code theLoader}. */
    public @Nullable String refresh(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue,
        Loader<? super Clashing, ? extends String> theLoader) {
      return cache().refresh(new Clashing(cache, node, nodes, key, load, loader, value, theValue),
          theLoader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(String cache, int node, int nodes, String key, String load, long loader,
        String value, String theValue) {
      cache().invalidate(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String cache, int node, int nodes, String key, String load,
        long loader, String value, String theValue) {
      cache().invalidateEverywhere(new Clashing(cache, node, nodes, key, load, loader, value,
          theValue));
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(String cache, int node, int nodes, String key, String load, long loader,
        String value, String theValue) {
      return cache().peek(new Clashing(cache, node, nodes, key, load, loader, value, theValue));
    }
  }
}
