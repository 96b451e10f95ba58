package demo;

import io.cacheme.LoadException;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.generated.HeapHit;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Outer.Base} with its {@code @Memoize} methods answered by caches; what no cache has, and
 * all other methods, go to a delegate.
 */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings({
    "NullAway",
    "unchecked"
})
final class Outer_BaseMemoized<K, X extends Exception> implements Outer.Base<K, X> {
  private final Outer.Base<K, X> delegate;

  private final NodeCache<Customer, String> customerCache;

  /** Decorates {@code delegate}. */
  Outer_BaseMemoized(Outer.Base<K, X> delegate, CustomerCache customerCache) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
    this.customerCache = customerCache.asNodeCache();
  }

  @Override
  public String customer(long id, K hint) throws X {
    Customer asked = new Customer(id);
    HeapHit<String> hit = HeapHit.of(customerCache, asked);
    if (hit != null) {
      return hit.value();
    }
    Loader<Customer, String> loader = Loader.blocking(node -> delegate.customer(id, hint));
    try {
      return customerCache.sync().get(asked, loader);
    } catch (LoadException e) {
      if (e.getCause() instanceof Exception failure) {
        throw (X) failure;
      }
      throw e;
    }
  }

  @Override
  public List<K> keys() throws X {
    return delegate.keys();
  }

  @Override
  public String toString() {
    return "Outer_BaseMemoized(" + delegate + ")";
  }
}
