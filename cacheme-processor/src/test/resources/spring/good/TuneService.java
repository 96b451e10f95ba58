package demo;

import io.cacheme.annotation.Memoize;

/** A class would be made twice, so it is no bean. */
class TuneService {

  @Memoize(Tune.class)
  String tune(long number) {
    return "";
  }
}
