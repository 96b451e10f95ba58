package io.cacheme.examples.webshop;

import io.cacheme.annotation.Invalidates;
import io.cacheme.annotation.Memoize;
import java.util.Collection;
import java.util.Map;

/**
 * What products cost. Whoever injects it gets the decorator that is made of these annotations,
 * around the one bean that implements it.
 */
interface Prices {

  /** The prices of those that have one, in one query for all that no tier has. */
  @Memoize(Price.class)
  Map<Long, Price.Tag> tags(Collection<Long> productIds);

  /** Sets a price, if there is that product; whoever asks after it has returned gets this price. */
  @Invalidates(Price.class)
  void change(long productId, long cents);
}
