package demo;

import io.cacheme.annotation.Memoize;

/** Nobody knows of which T, so it is no bean. */
interface AnyTunes<T> {

  @Memoize(Tune.class)
  String tune(long number);
}
