package demo;

import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.generated.HeapHit;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Outer.Loader} with its {@code @Memoize} methods answered by caches; what no cache has, and
 * all other methods, go to a delegate.
 */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings({
    "NullAway",
    "serial",
    "unchecked"
})
final class Outer_LoaderMemoized<T, E extends Exception> implements Outer.Loader<T, E> {
  private final Outer.Loader<T, E> theDelegate;

  private final NodeCache<Customer, String> theCustomerCache;

  /** Decorates {@code theDelegate}. */
  Outer_LoaderMemoized(Outer.Loader<T, E> theDelegate, CustomerCache theCustomerCache) {
    this.theDelegate = Objects.requireNonNull(theDelegate, "theDelegate");
    this.theCustomerCache = theCustomerCache.asNodeCache();
  }

  @Override
  public String other(long id, T delegate) throws E {
    Customer asked = new Customer(id);
    HeapHit<String> hit = HeapHit.of(theCustomerCache, asked);
    if (hit != null) {
      return hit.value();
    }
    Loader<Customer, String> loader = Loader.blocking(node -> theDelegate.other(id, delegate));
    try {
      return theCustomerCache.sync().get(asked, loader);
    } catch (io.cacheme.LoadException e) {
      if (e.getCause() instanceof Exception failure) {
        throw (E) failure;
      }
      throw e;
    }
  }

  @Override
  public String more(String loader, long id) {
    Customer asked = new Customer(id);
    HeapHit<String> hit = HeapHit.of(theCustomerCache, asked);
    if (hit != null) {
      return hit.value();
    }
    Loader<Customer, String> theLoader = Loader.blocking(node -> theDelegate.more(loader, id));
    return theCustomerCache.sync().get(asked, theLoader);
  }

  @Override
  public T node(T customerCache, T... delegates) {
    return theDelegate.node(customerCache, delegates);
  }

  @Override
  public String customer(long id, Long hint) throws E {
    Customer asked = new Customer(id);
    HeapHit<String> hit = HeapHit.of(theCustomerCache, asked);
    if (hit != null) {
      return hit.value();
    }
    Loader<Customer, String> loader = Loader.blocking(node -> theDelegate.customer(id, hint));
    try {
      return theCustomerCache.sync().get(asked, loader);
    } catch (io.cacheme.LoadException e) {
      if (e.getCause() instanceof Exception failure) {
        throw (E) failure;
      }
      throw e;
    }
  }

  @Override
  public List<Long> keys() throws E {
    return theDelegate.keys();
  }

  @Override
  public String toString() {
    return "Outer_LoaderMemoized(" + theDelegate + ")";
  }
}
