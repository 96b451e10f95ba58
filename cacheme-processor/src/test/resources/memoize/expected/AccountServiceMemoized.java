package demo;

import io.cacheme.NodeCache;
import io.cacheme.generated.Consequences;
import javax.annotation.processing.Generated;

/**
 * {@link AccountService} with its {@code @Invalidates} methods followed by what they change in
 * caches, also where it calls them itself.
 */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
public final class AccountServiceMemoized extends AccountService {
  private final NodeCache<Customer, String> customerCache;

  /** As {@link AccountService} is made, with the caches. */
  public AccountServiceMemoized(CustomerCache customerCache) {
    this.customerCache = customerCache.asNodeCache();
  }

  @Override
  protected void rename(long id, String name) throws Throwable {
    super.rename(id, name);
    Consequences.of("AccountService.rename")
        .invalidate(customerCache, () -> new Customer(id))
        .await();
  }
}
