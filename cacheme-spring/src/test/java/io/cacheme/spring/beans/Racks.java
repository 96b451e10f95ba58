package io.cacheme.spring.beans;

import io.cacheme.annotation.Memoize;

/** Of which there is no bean. */
public interface Racks {

  @Memoize(Shelf.class)
  String shelf(long id);
}
