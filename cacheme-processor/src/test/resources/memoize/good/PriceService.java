package demo;

import io.cacheme.annotation.Memoize;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;

/** A class: a subclass caches its own calls too. */
public class PriceService {

  private final Clock clock;

  public PriceService(Clock clock, String... currencies) throws IOException {
    this.clock = clock;
  }

  protected PriceService() {
    this.clock = Clock.systemUTC();
  }

  private PriceService(int unused) {
    this.clock = Clock.systemUTC();
  }

  @Memoize(Price.class)
  public Money price(String sku, String currency) throws IOException {
    return new Money(clock.millis(), currency);
  }

  @Memoize(Price.class)
  protected Map<String, Money> prices(String currency, Collection<String> skus) {
    return Map.of();
  }

  @Memoize(Customer.class)
  String customer(long id) {
    return "customer " + id;
  }

  public Money twice(String sku) throws IOException {
    return new Money(2 * price(sku, "EUR").cents(), "EUR");
  }
}
