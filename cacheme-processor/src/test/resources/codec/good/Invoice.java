package demo.billing;

import io.cacheme.annotation.CacheValue;
import java.util.Optional;

/** Public with a part that is not. */
@CacheValue
public record Invoice(long number, Payer payer, Optional<Invoice> corrects) {

  record Payer(String name) {}

  public static Invoice of(long number, String name, Invoice corrects) {
    return new Invoice(number, new Payer(name), Optional.ofNullable(corrects));
  }
}
