package io.cacheme.examples.plain;

import io.cacheme.annotation.Invalidates;
import io.cacheme.annotation.Memoize;
import java.util.Collection;
import java.util.Map;

/** What books cost. {@code PricesMemoized} is made of these annotations. */
interface Prices {

  @Memoize(Price.class)
  Map<Long, Long> cents(Collection<Long> bookIds);

  /** Whoever asks after it has returned gets this price; false if there is no such book. */
  @Invalidates(Price.class)
  boolean change(long bookId, long cents);
}
