package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.BulkCache;
import io.cacheme.generated.BulkSync;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Session} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class SessionCache extends BulkCache<Session, String> {
  private SessionCache(NodeCache<Session, String> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static SessionCache create(Cacheme cacheme) {
    return new SessionCache(cacheme.bind(SessionNodes.SPEC, SessionNodes.loads()));
  }

  /** Answers the value of {@code token}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable String> get(String token,
      Loader<? super Session, ? extends String> loader) {
    return cache().get(new Session(token), loader);
  }

  /** Answers the value of {@code token} if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable String> getIfPresent(String token) {
    return cache().getIfPresent(new Session(token));
  }

  /** Answers the values of {@code tokens}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<String, String>> getAll(Collection<String> tokens,
      BulkLoader<Session, ? extends String> bulkLoader) {
    return cache().getAllBy(tokens, Session::new, bulkLoader);
  }

  /** Answers the values of {@code tokens} that a tier has; never loads. */
  public CompletableFuture<Map<String, String>> getAllPresent(Collection<String> tokens) {
    return cache().getAllPresentBy(tokens, Session::new);
  }

  /** Writes {@code value} to all tiers under {@code token}. */
  public CompletableFuture<@Nullable Void> put(String token, String value) {
    return cache().put(new Session(token), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code token}; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String token, String value) {
    return cache().putEverywhere(new Session(token), value);
  }

  /** Loads the value of {@code token} anew by {@code loader}. */
  public CompletableFuture<@Nullable String> refresh(String token,
      Loader<? super Session, ? extends String> loader) {
    return cache().refresh(new Session(token), loader);
  }

  /** Removes the value of {@code token} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String token) {
    return cache().invalidate(new Session(token));
  }

  /** Removes the value of {@code token} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String token) {
    return cache().invalidateEverywhere(new Session(token));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<String, String> values) {
    return cache().putAllBy(values, Session::new);
  }

  /** Loads the values of {@code tokens} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<String, String>> refreshAll(Collection<String> tokens,
      BulkLoader<Session, ? extends String> bulkLoader) {
    return cache().refreshAllBy(tokens, Session::new, bulkLoader);
  }

  /** Removes the values of {@code tokens} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<String> tokens) {
    return cache().invalidateAll(tokens.stream().map(Session::new).toList());
  }

  /** Tells what each tier has of the value of {@code token}, and changes nothing. */
  public CompletableFuture<Peek> peek(String token) {
    return cache().peek(new Session(token));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends BulkSync<Session, String> {
    Sync(SyncNodeCache<Session, String> cache) {
      super(cache);
    }

    /** Answers the value of {@code token}, loaded by {@code loader} if no tier has it. */
    public @Nullable String get(String token, Loader<? super Session, ? extends String> loader) {
      return cache().get(new Session(token), loader);
    }

    /** Answers the value of {@code token} if a tier has it, else null; never loads. */
    public @Nullable String getIfPresent(String token) {
      return cache().getIfPresent(new Session(token));
    }

    /**
     * Answers the values of {@code tokens}, loaded by {@code bulkLoader} where no tier has them.
     */
    public Map<String, String> getAll(Collection<String> tokens,
        BulkLoader<Session, ? extends String> bulkLoader) {
      return cache().getAllBy(tokens, Session::new, bulkLoader);
    }

    /** Answers the values of {@code tokens} that a tier has; never loads. */
    public Map<String, String> getAllPresent(Collection<String> tokens) {
      return cache().getAllPresentBy(tokens, Session::new);
    }

    /** Writes {@code value} to all tiers under {@code token}. */
    public void put(String token, String value) {
      cache().put(new Session(token), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code token}; succeeds when no process serves an
     * older value.
     */
    public void putEverywhere(String token, String value) {
      cache().putEverywhere(new Session(token), value);
    }

    /** Loads the value of {@code token} anew by {@code loader}. */
    public @Nullable String refresh(String token,
        Loader<? super Session, ? extends String> loader) {
      return cache().refresh(new Session(token), loader);
    }

    /** Removes the value of {@code token} from all tiers. */
    public void invalidate(String token) {
      cache().invalidate(new Session(token));
    }

    /** Removes the value of {@code token} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String token) {
      cache().invalidateEverywhere(new Session(token));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<String, String> values) {
      cache().putAllBy(values, Session::new);
    }

    /** Loads the values of {@code tokens} anew by {@code bulkLoader}. */
    public Map<String, String> refreshAll(Collection<String> tokens,
        BulkLoader<Session, ? extends String> bulkLoader) {
      return cache().refreshAllBy(tokens, Session::new, bulkLoader);
    }

    /** Removes the values of {@code tokens} from all tiers. */
    public void invalidateAll(Collection<String> tokens) {
      cache().invalidateAll(tokens.stream().map(Session::new).toList());
    }

    /** Tells what each tier has of the value of {@code token}, and changes nothing. */
    public Peek peek(String token) {
      return cache().peek(new Session(token));
    }
  }
}
