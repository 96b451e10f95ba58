package demo;

import io.cacheme.LoadException;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.generated.HeapHit;
import io.cacheme.generated.MemoizedBatch;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * {@link PriceService} with its {@code @Memoize} methods answered by caches, also where it calls
 * them itself.
 */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
public final class PriceServiceMemoized extends PriceService {
  private final NodeCache<Price, Money> priceCache;

  private final NodeCache<Customer, String> customerCache;

  /** As {@link PriceService} is made, with the caches. */
  public PriceServiceMemoized(Clock clock, String[] currencies, PriceCache priceCache,
      CustomerCache customerCache) throws IOException {
    super(clock, currencies);
    this.priceCache = priceCache.asNodeCache();
    this.customerCache = customerCache.asNodeCache();
  }

  /** As {@link PriceService} is made, with the caches. */
  public PriceServiceMemoized(PriceCache priceCache, CustomerCache customerCache) {
    this.priceCache = priceCache.asNodeCache();
    this.customerCache = customerCache.asNodeCache();
  }

  @Override
  public Money price(String sku, String currency) throws IOException {
    Price asked = new Price(sku, currency);
    HeapHit<Money> hit = HeapHit.of(priceCache, asked);
    if (hit != null) {
      return hit.value();
    }
    Loader<Price, Money> loader = Loader.blocking(node -> super.price(sku, currency));
    try {
      return priceCache.sync().get(asked, loader);
    } catch (LoadException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  protected Map<String, Money> prices(String currency, Collection<String> skus) {
    MemoizedBatch<String, Price, Money> batch =
        MemoizedBatch.of(priceCache, skus, key -> new Price(key, currency));
    return batch.getBlocking(keys -> super.prices(currency, keys));
  }

  @Override
  String customer(long id) {
    Customer asked = new Customer(id);
    HeapHit<String> hit = HeapHit.of(customerCache, asked);
    if (hit != null) {
      return hit.value();
    }
    Loader<Customer, String> loader = Loader.blocking(node -> super.customer(id));
    return customerCache.sync().get(asked, loader);
  }
}
