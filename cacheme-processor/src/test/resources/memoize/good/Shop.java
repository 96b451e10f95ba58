package demo;

import io.cacheme.annotation.KeyIgnore;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.ToNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Twenty methods of an application, as they come. */
public interface Shop extends AutoCloseable {

  record Product(String sku, Money list) {}

  /** The components in another order. */
  @Memoize(Price.class)
  Money price(String currency, String sku);

  @Memoize(Price.class)
  Money priceAt(String sku, String currency, @KeyIgnore Locale locale)
      throws IOException, TimeoutException, IllegalStateException;

  @Memoize(Price.class)
  Optional<Money> findPrice(String sku, String currency);

  @Memoize(Price.class)
  CompletionStage<Money> priceLater(String sku, String currency);

  @Memoize(Price.class)
  CompletableFuture<Optional<Money>> findPriceLater(String sku, String currency);

  @Memoize(Price.class)
  Money listPrice(Product product);

  @ToNode
  static Price price(Product product) {
    return new Price(product.sku(), product.list().currency());
  }

  @Memoize(Price.class)
  Map<Product, Money> listPrices(List<Product> products);

  @Memoize(Price.class)
  Map<String, Money> prices(Collection<String> skus, String currency) throws IOException;

  @Memoize(Price.class)
  default Money priceOf(Price price) {
    return price(price.currency(), price.sku());
  }

  @Memoize(Customer.class)
  String customer(int id);

  @Memoize(Customer.class)
  Map<Long, String> customers(Collection<Long> ids);

  @Memoize(Customer.class)
  CompletionStage<Map<Long, String>> customersLater(Set<Long> ids);

  @Memoize(Customer.class)
  Map<Customer, String> customerNames(Collection<? extends Customer> customers);

  @Memoize(Customer.OrderCount.class)
  int orders(long customerId, @KeyIgnore Locale locale);

  void reload();

  Money setPrice(String sku, Money price) throws IOException;

  <T extends Comparable<T>, X extends Exception> T within(Callable<T> work, Class<X> failure)
      throws X;

  String report(Locale locale, String... skus);

  @Deprecated
  int[] bestSellers();

  default boolean isOpen() {
    return true;
  }

  private static int version() {
    return 1;
  }

  @Override
  void close();

  @Override
  String toString();

  static int level() {
    return version();
  }
}
