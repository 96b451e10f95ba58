package demo;

import io.cacheme.Loader;
import io.cacheme.NodeCache;
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
    Loader<Customer, String> loader = Loader.blocking(node -> delegate.customer(id));
    return customerCache.sync().get(new Customer(id), loader);
  }

  @Override
  public String toString() {
    return "ClosedMemoized(" + delegate + ")";
  }
}
