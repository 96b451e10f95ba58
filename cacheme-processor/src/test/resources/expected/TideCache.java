package demo;

import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.BulkCache;
import io.cacheme.generated.BulkSync;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Tide} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class TideCache extends BulkCache<Tide, List<Tide.Height>> {
  private TideCache(NodeCache<Tide, List<Tide.Height>> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static TideCache create(Cacheme cacheme) {
    return new TideCache(cacheme.bind(TideNodes.SPEC, TideNodes.loads()));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable List<Tide.Height>> get(Tide.Place place, LocalDate day,
      Loader<? super Tide, ? extends List<Tide.Height>> loader) {
    return cache().get(new Tide(place, day), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable List<Tide.Height>> getIfPresent(Tide.Place place,
      LocalDate day) {
    return cache().getIfPresent(new Tide(place, day));
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(Tide.Place place, LocalDate day,
      List<Tide.Height> value) {
    return cache().put(new Tide(place, day), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(Tide.Place place, LocalDate day,
      List<Tide.Height> value) {
    return cache().putEverywhere(new Tide(place, day), value);
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<@Nullable List<Tide.Height>> refresh(Tide.Place place, LocalDate day,
      Loader<? super Tide, ? extends List<Tide.Height>> loader) {
    return cache().refresh(new Tide(place, day), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(Tide.Place place, LocalDate day) {
    return cache().invalidate(new Tide(place, day));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(Tide.Place place, LocalDate day) {
    return cache().invalidateEverywhere(new Tide(place, day));
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(Tide.Place place, LocalDate day) {
    return cache().peek(new Tide(place, day));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends BulkSync<Tide, List<Tide.Height>> {
    Sync(SyncNodeCache<Tide, List<Tide.Height>> cache) {
      super(cache);
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public @Nullable List<Tide.Height> get(Tide.Place place, LocalDate day,
        Loader<? super Tide, ? extends List<Tide.Height>> loader) {
      return cache().get(new Tide(place, day), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public @Nullable List<Tide.Height> getIfPresent(Tide.Place place, LocalDate day) {
      return cache().getIfPresent(new Tide(place, day));
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(Tide.Place place, LocalDate day, List<Tide.Height> value) {
      cache().put(new Tide(place, day), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(Tide.Place place, LocalDate day, List<Tide.Height> value) {
      cache().putEverywhere(new Tide(place, day), value);
    }

    /** Loads the value of this key anew by {@code loader}. */
    public @Nullable List<Tide.Height> refresh(Tide.Place place, LocalDate day,
        Loader<? super Tide, ? extends List<Tide.Height>> loader) {
      return cache().refresh(new Tide(place, day), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(Tide.Place place, LocalDate day) {
      cache().invalidate(new Tide(place, day));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(Tide.Place place, LocalDate day) {
      cache().invalidateEverywhere(new Tide(place, day));
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(Tide.Place place, LocalDate day) {
      return cache().peek(new Tide(place, day));
    }
  }
}
