package io.cacheme.tests.memoize;

import io.cacheme.annotation.Memoize;

/**
 * What the tariffs inherit.
 *
 * @param <X> what they throw
 */
interface Distances<X extends Exception> {

  @Memoize(Distance.class)
  Integer far(String zone) throws X;

  default String unit() {
    return "km";
  }
}
