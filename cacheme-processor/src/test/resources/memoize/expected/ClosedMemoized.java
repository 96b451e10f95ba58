package demo;

import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.generated.HeapHit;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Closed} with its {@code @Memoize} methods answered by caches; what no cache has, and all
 * other methods, go to a delegate.
 */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
final class ClosedMemoized implements Closed {
  private final Closed delegate;

  private final NodeCache<Customer, String> customerCache;

  /** Decorates {@code delegate}. */
  ClosedMemoized(Closed delegate, CustomerCache customerCache) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
    this.customerCache = customerCache.asNodeCache();
  }

  @Override
  public String customer(long id) {
    Customer asked = new Customer(id);
    HeapHit<String> hit = HeapHit.of(customerCache, asked);
    if (hit != null) {
      return hit.value();
    }
    Loader<Customer, String> loader = Loader.blocking(node -> delegate.customer(id));
    return customerCache.sync().get(asked, loader);
  }

  @Override
  public String toString() {
    return "ClosedMemoized(" + delegate + ")";
  }
}
