package io.cacheme.spring.beans;

import io.cacheme.annotation.Invalidates;
import io.cacheme.annotation.Memoize;

/** What a service has. */
public interface Shelves extends AutoCloseable {

  @Memoize(Shelf.class)
  String shelf(long id);

  @Invalidates(Shelf.class)
  void fill(long id, String what);

  @Override
  void close();
}
