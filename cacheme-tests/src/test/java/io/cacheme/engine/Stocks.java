package io.cacheme.engine;

import io.cacheme.annotation.Memoize;

/** A memoized service that another one calls. */
interface Stocks {

  @Memoize(Stock.class)
  String stock(long thing);
}
