package demo;

import io.cacheme.LoadException;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.generated.HeapHit;
import io.cacheme.generated.MemoizedBatch;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.annotation.processing.Generated;

/**
 * {@link Shop} with its {@code @Memoize} methods answered by caches; what no cache has, and all
 * other methods, go to a delegate.
 */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings({
    "NullAway",
    "deprecation"
})
public final class ShopMemoized implements Shop {
  private final Shop delegate;

  private final NodeCache<Price, Money> priceCache;

  private final NodeCache<Customer, String> customerCache;

  private final NodeCache<Customer.OrderCount, Integer> orderCountCache;

  /** Decorates {@code delegate}. */
  public ShopMemoized(Shop delegate, PriceCache priceCache, CustomerCache customerCache,
      Customer_OrderCountCache orderCountCache) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
    this.priceCache = priceCache.asNodeCache();
    this.customerCache = customerCache.asNodeCache();
    this.orderCountCache = orderCountCache.asNodeCache();
  }

  @Override
  public Money price(String currency, String sku) {
    Price asked = new Price(sku, currency);
    HeapHit<Money> hit = HeapHit.of(priceCache, asked);
    if (hit != null) {
      return hit.value();
    }
    Loader<Price, Money> loader = Loader.blocking(node -> delegate.price(currency, sku));
    return priceCache.sync().get(asked, loader);
  }

  @Override
  public Money priceAt(String sku, String currency, Locale locale) throws IOException,
      TimeoutException, IllegalStateException {
    Price asked = new Price(sku, currency);
    HeapHit<Money> hit = HeapHit.of(priceCache, asked);
    if (hit != null) {
      return hit.value();
    }
    Loader<Price, Money> loader = Loader.blocking(node -> delegate.priceAt(sku, currency, locale));
    try {
      return priceCache.sync().get(asked, loader);
    } catch (LoadException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof TimeoutException failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  public Optional<Money> findPrice(String sku, String currency) {
    Price asked = new Price(sku, currency);
    HeapHit<Money> hit = HeapHit.of(priceCache, asked);
    if (hit != null) {
      return Optional.ofNullable(hit.value());
    }
    Loader<Price, Money> loader =
        Loader.blocking(node -> delegate.findPrice(sku, currency).orElse(null));
    return Optional.ofNullable(priceCache.sync().get(asked, loader));
  }

  @Override
  public CompletionStage<Money> priceLater(String sku, String currency) {
    Price asked = new Price(sku, currency);
    HeapHit<Money> hit = HeapHit.of(priceCache, asked);
    if (hit != null) {
      return hit.future();
    }
    Loader<Price, Money> loader = node -> delegate.priceLater(sku, currency);
    return priceCache.get(asked, loader);
  }

  @Override
  public CompletableFuture<Optional<Money>> findPriceLater(String sku, String currency) {
    Price asked = new Price(sku, currency);
    HeapHit<Money> hit = HeapHit.of(priceCache, asked);
    if (hit != null) {
      return hit.future().thenApply(Optional::ofNullable);
    }
    Loader<Price, Money> loader =
        node -> delegate.findPriceLater(sku, currency).thenApply(found -> found.orElse(null));
    return priceCache.get(asked, loader).thenApply(Optional::ofNullable);
  }

  @Override
  public Money listPrice(Shop.Product product) {
    Price asked = Shop.price(product);
    HeapHit<Money> hit = HeapHit.of(priceCache, asked);
    if (hit != null) {
      return hit.value();
    }
    Loader<Price, Money> loader = Loader.blocking(node -> delegate.listPrice(product));
    return priceCache.sync().get(asked, loader);
  }

  @Override
  public Map<Shop.Product, Money> listPrices(List<Shop.Product> products) {
    MemoizedBatch<Shop.Product, Price, Money> batch =
        MemoizedBatch.of(priceCache, products, Shop::price);
    return batch.getBlocking(keys -> delegate.listPrices(keys));
  }

  @Override
  public Map<String, Money> prices(Collection<String> skus, String currency) throws IOException {
    MemoizedBatch<String, Price, Money> batch =
        MemoizedBatch.of(priceCache, skus, key -> new Price(key, currency));
    try {
      return batch.getBlocking(keys -> delegate.prices(keys, currency));
    } catch (LoadException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  public Money priceOf(Price price) {
    HeapHit<Money> hit = HeapHit.of(priceCache, price);
    if (hit != null) {
      return hit.value();
    }
    Loader<Price, Money> loader = Loader.blocking(node -> delegate.priceOf(price));
    return priceCache.sync().get(price, loader);
  }

  @Override
  public String customer(int id) {
    Customer asked = new Customer(id);
    HeapHit<String> hit = HeapHit.of(customerCache, asked);
    if (hit != null) {
      return hit.value();
    }
    Loader<Customer, String> loader = Loader.blocking(node -> delegate.customer(id));
    return customerCache.sync().get(asked, loader);
  }

  @Override
  public Map<Long, String> customers(Collection<Long> ids) {
    MemoizedBatch<Long, Customer, String> batch =
        MemoizedBatch.of(customerCache, ids, key -> new Customer(key));
    return batch.getBlocking(keys -> delegate.customers(keys));
  }

  @Override
  public CompletionStage<Map<Long, String>> customersLater(Set<Long> ids) {
    MemoizedBatch<Long, Customer, String> batch =
        MemoizedBatch.of(customerCache, ids, key -> new Customer(key));
    return batch.get(keys -> delegate.customersLater(new LinkedHashSet<>(keys)));
  }

  @Override
  public Map<Customer, String> customerNames(Collection<? extends Customer> customers) {
    MemoizedBatch<Customer, Customer, String> batch =
        MemoizedBatch.of(customerCache, customers, Function.identity());
    return batch.getBlocking(keys -> delegate.customerNames(keys));
  }

  @Override
  public int orders(long customerId, Locale locale) {
    Customer.OrderCount asked = new Customer.OrderCount(customerId, locale);
    HeapHit<Integer> hit = HeapHit.of(orderCountCache, asked);
    if (hit != null) {
      Integer found = hit.value();
      return Objects.requireNonNull(found, "Shop.orders has no value, and an int cannot say so");
    }
    Loader<Customer.OrderCount, Integer> loader =
        Loader.blocking(node -> delegate.orders(customerId, locale));
    Integer found = orderCountCache.sync().get(asked, loader);
    return Objects.requireNonNull(found, "Shop.orders has no value, and an int cannot say so");
  }

  @Override
  public void reload() {
    delegate.reload();
  }

  @Override
  public Money setPrice(String sku, Money price) throws IOException {
    return delegate.setPrice(sku, price);
  }

  @Override
  public <T extends Comparable<T>, X extends Exception> T within(Callable<T> work, Class<X> failure)
      throws X {
    return delegate.within(work, failure);
  }

  @Override
  public String report(Locale locale, String... skus) {
    return delegate.report(locale, skus);
  }

  @Override
  public int[] bestSellers() {
    return delegate.bestSellers();
  }

  @Override
  public boolean isOpen() {
    return delegate.isOpen();
  }

  @Override
  public void close() {
    delegate.close();
  }

  @Override
  public String toString() {
    return "ShopMemoized(" + delegate + ")";
  }
}
