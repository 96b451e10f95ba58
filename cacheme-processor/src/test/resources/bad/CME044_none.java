package demo;

import io.cacheme.annotation.Memoize;

interface Prices {

  @Memoize(String.class)
  String noNodeAtAll(long id);
}
