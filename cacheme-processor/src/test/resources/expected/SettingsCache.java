package demo;

import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.TypedCache;
import io.cacheme.generated.TypedSync;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Settings} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class SettingsCache extends TypedCache<Settings, Map<String, String>> {
  private SettingsCache(NodeCache<Settings, Map<String, String>> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static SettingsCache create(Cacheme cacheme) {
    return new SettingsCache(cacheme.bind(SettingsNodes.SPEC, SettingsNodes.loads()));
  }

  /** Answers the value, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable Map<String, String>> get() {
    return cache().get(new Settings());
  }

  /** Answers the value, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable Map<String, String>> get(
      Loader<? super Settings, ? extends Map<String, String>> loader) {
    return cache().get(new Settings(), loader);
  }

  /** Answers the value if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable Map<String, String>> getIfPresent() {
    return cache().getIfPresent(new Settings());
  }

  /** Writes {@code value} to all tiers. */
  public CompletableFuture<@Nullable Void> put(Map<String, String> value) {
    return cache().put(new Settings(), value);
  }

  /** Writes {@code value} to all tiers; succeeds when no process serves an older value. */
  public CompletableFuture<@Nullable Void> putEverywhere(Map<String, String> value) {
    return cache().putEverywhere(new Settings(), value);
  }

  /** Loads the value anew while the old one keeps being served. */
  public CompletableFuture<@Nullable Map<String, String>> refresh() {
    return cache().refresh(new Settings());
  }

  /** Loads the value anew by {@code loader}. */
  public CompletableFuture<@Nullable Map<String, String>> refresh(
      Loader<? super Settings, ? extends Map<String, String>> loader) {
    return cache().refresh(new Settings(), loader);
  }

  /** Removes the value from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate() {
    return cache().invalidate(new Settings());
  }

  /** Removes the value from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere() {
    return cache().invalidateEverywhere(new Settings());
  }

  /** Tells what each tier has of the value, and changes nothing. */
  public CompletableFuture<Peek> peek() {
    return cache().peek(new Settings());
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends TypedSync<Settings, Map<String, String>> {
    Sync(SyncNodeCache<Settings, Map<String, String>> cache) {
      super(cache);
    }

    /** Answers the value, loaded if no tier has it; null if there is none. */
    public @Nullable Map<String, String> get() {
      return cache().get(new Settings());
    }

    /** Answers the value, loaded by {@code loader} if no tier has it. */
    public @Nullable Map<String, String> get(
        Loader<? super Settings, ? extends Map<String, String>> loader) {
      return cache().get(new Settings(), loader);
    }

    /** Answers the value if a tier has it, else null; never loads. */
    public @Nullable Map<String, String> getIfPresent() {
      return cache().getIfPresent(new Settings());
    }

    /** Writes {@code value} to all tiers. */
    public void put(Map<String, String> value) {
      cache().put(new Settings(), value);
    }

    /** Writes {@code value} to all tiers; succeeds when no process serves an older value. */
    public void putEverywhere(Map<String, String> value) {
      cache().putEverywhere(new Settings(), value);
    }

    /** Loads the value anew while the old one keeps being served. */
    public @Nullable Map<String, String> refresh() {
      return cache().refresh(new Settings());
    }

    /** Loads the value anew by {@code loader}. */
    public @Nullable Map<String, String> refresh(
        Loader<? super Settings, ? extends Map<String, String>> loader) {
      return cache().refresh(new Settings(), loader);
    }

    /** Removes the value from all tiers. */
    public void invalidate() {
      cache().invalidate(new Settings());
    }

    /** Removes the value from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere() {
      cache().invalidateEverywhere(new Settings());
    }

    /** Tells what each tier has of the value, and changes nothing. */
    public Peek peek() {
      return cache().peek(new Settings());
    }
  }
}
