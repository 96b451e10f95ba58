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

/** The typed cache of {@link Shop.Customer} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class Shop_CustomerCache extends LoadingBulkCache<Shop.Customer, String> {
  private Shop_CustomerCache(NodeCache<Shop.Customer, String> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static Shop_CustomerCache create(Cacheme cacheme, Shop.Directory directory) {
    return new Shop_CustomerCache(cacheme.bind(Shop_CustomerNodes.SPEC,
        Shop_CustomerNodes.loads(directory)));
  }

  /** Answers the value of {@code email}, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable String> get(String email) {
    return cache().get(new Shop.Customer(email));
  }

  /** Answers the value of {@code email}, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable String> get(String email,
      Loader<? super Shop.Customer, ? extends String> loader) {
    return cache().get(new Shop.Customer(email), loader);
  }

  /** Answers the value of {@code email} if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable String> getIfPresent(String email) {
    return cache().getIfPresent(new Shop.Customer(email));
  }

  /** Answers the values of {@code emails} in their order; those without one are left out. */
  public CompletableFuture<Map<String, String>> getAll(Collection<String> emails) {
    return cache().getAllBy(emails, Shop.Customer::new);
  }

  /** Answers the values of {@code emails}, loaded by {@code bulkLoader} where no tier has them. */
  public CompletableFuture<Map<String, String>> getAll(Collection<String> emails,
      BulkLoader<Shop.Customer, ? extends String> bulkLoader) {
    return cache().getAllBy(emails, Shop.Customer::new, bulkLoader);
  }

  /** Answers the values of {@code emails} that a tier has; never loads. */
  public CompletableFuture<Map<String, String>> getAllPresent(Collection<String> emails) {
    return cache().getAllPresentBy(emails, Shop.Customer::new);
  }

  /** Writes {@code value} to all tiers under {@code email}. */
  public CompletableFuture<@Nullable Void> put(String email, String value) {
    return cache().put(new Shop.Customer(email), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code email}; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(String email, String value) {
    return cache().putEverywhere(new Shop.Customer(email), value);
  }

  /** Loads the value of {@code email} anew while the old one keeps being served. */
  public CompletableFuture<@Nullable String> refresh(String email) {
    return cache().refresh(new Shop.Customer(email));
  }

  /** Loads the value of {@code email} anew by {@code loader}. */
  public CompletableFuture<@Nullable String> refresh(String email,
      Loader<? super Shop.Customer, ? extends String> loader) {
    return cache().refresh(new Shop.Customer(email), loader);
  }

  /** Removes the value of {@code email} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(String email) {
    return cache().invalidate(new Shop.Customer(email));
  }

  /** Removes the value of {@code email} from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(String email) {
    return cache().invalidateEverywhere(new Shop.Customer(email));
  }

  /** Writes {@code values} to all tiers. */
  public CompletableFuture<@Nullable Void> putAll(Map<String, String> values) {
    return cache().putAllBy(values, Shop.Customer::new);
  }

  /** Loads the values of {@code emails} anew while the old ones keep being served. */
  public CompletableFuture<Map<String, String>> refreshAll(Collection<String> emails) {
    return cache().refreshAllBy(emails, Shop.Customer::new);
  }

  /** Loads the values of {@code emails} anew by {@code bulkLoader}. */
  public CompletableFuture<Map<String, String>> refreshAll(Collection<String> emails,
      BulkLoader<Shop.Customer, ? extends String> bulkLoader) {
    return cache().refreshAllBy(emails, Shop.Customer::new, bulkLoader);
  }

  /** Removes the values of {@code emails} from all tiers. */
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<String> emails) {
    return cache().invalidateAll(emails.stream().map(Shop.Customer::new).toList());
  }

  /** Tells what each tier has of the value of {@code email}, and changes nothing. */
  public CompletableFuture<Peek> peek(String email) {
    return cache().peek(new Shop.Customer(email));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<Shop.Customer, String> {
    Sync(SyncNodeCache<Shop.Customer, String> cache) {
      super(cache);
    }

    /** Answers the value of {@code email}, loaded if no tier has it; null if there is none. */
    public @Nullable String get(String email) {
      return cache().get(new Shop.Customer(email));
    }

    /** Answers the value of {@code email}, loaded by {@code loader} if no tier has it. */
    public @Nullable String get(String email,
        Loader<? super Shop.Customer, ? extends String> loader) {
      return cache().get(new Shop.Customer(email), loader);
    }

    /** Answers the value of {@code email} if a tier has it, else null; never loads. */
    public @Nullable String getIfPresent(String email) {
      return cache().getIfPresent(new Shop.Customer(email));
    }

    /** Answers the values of {@code emails} in their order; those without one are left out. */
    public Map<String, String> getAll(Collection<String> emails) {
      return cache().getAllBy(emails, Shop.Customer::new);
    }

    /**
     * Answers the values of {@code emails}, loaded by {@code bulkLoader} where no tier has them.
     */
    public Map<String, String> getAll(Collection<String> emails,
        BulkLoader<Shop.Customer, ? extends String> bulkLoader) {
      return cache().getAllBy(emails, Shop.Customer::new, bulkLoader);
    }

    /** Answers the values of {@code emails} that a tier has; never loads. */
    public Map<String, String> getAllPresent(Collection<String> emails) {
      return cache().getAllPresentBy(emails, Shop.Customer::new);
    }

    /** Writes {@code value} to all tiers under {@code email}. */
    public void put(String email, String value) {
      cache().put(new Shop.Customer(email), value);
    }

    /**
     * Writes {@code value} to all tiers under {@code email}; succeeds when no process serves an
     * older value.
     */
    public void putEverywhere(String email, String value) {
      cache().putEverywhere(new Shop.Customer(email), value);
    }

    /** Loads the value of {@code email} anew while the old one keeps being served. */
    public @Nullable String refresh(String email) {
      return cache().refresh(new Shop.Customer(email));
    }

    /** Loads the value of {@code email} anew by {@code loader}. */
    public @Nullable String refresh(String email,
        Loader<? super Shop.Customer, ? extends String> loader) {
      return cache().refresh(new Shop.Customer(email), loader);
    }

    /** Removes the value of {@code email} from all tiers. */
    public void invalidate(String email) {
      cache().invalidate(new Shop.Customer(email));
    }

    /** Removes the value of {@code email} from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(String email) {
      cache().invalidateEverywhere(new Shop.Customer(email));
    }

    /** Writes {@code values} to all tiers. */
    public void putAll(Map<String, String> values) {
      cache().putAllBy(values, Shop.Customer::new);
    }

    /** Loads the values of {@code emails} anew while the old ones keep being served. */
    public Map<String, String> refreshAll(Collection<String> emails) {
      return cache().refreshAllBy(emails, Shop.Customer::new);
    }

    /** Loads the values of {@code emails} anew by {@code bulkLoader}. */
    public Map<String, String> refreshAll(Collection<String> emails,
        BulkLoader<Shop.Customer, ? extends String> bulkLoader) {
      return cache().refreshAllBy(emails, Shop.Customer::new, bulkLoader);
    }

    /** Removes the values of {@code emails} from all tiers. */
    public void invalidateAll(Collection<String> emails) {
      cache().invalidateAll(emails.stream().map(Shop.Customer::new).toList());
    }

    /** Tells what each tier has of the value of {@code email}, and changes nothing. */
    public Peek peek(String email) {
      return cache().peek(new Shop.Customer(email));
    }
  }
}
