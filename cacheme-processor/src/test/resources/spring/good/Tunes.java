package demo;

import io.cacheme.annotation.Invalidates;
import io.cacheme.annotation.Memoize;

/** An interface, which has one bean and a decorator around it. */
interface Tunes {

  @Memoize(Tune.class)
  String tune(long number);

  @Invalidates(Tune.class)
  void rename(long number, String name);
}
