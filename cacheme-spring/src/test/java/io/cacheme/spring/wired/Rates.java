package io.cacheme.spring.wired;

import io.cacheme.annotation.Invalidates;
import io.cacheme.annotation.Memoize;
import org.springframework.transaction.annotation.Transactional;

/** A service that says itself that its methods are transactions. */
@Transactional
public interface Rates {

  @Memoize(Rate.class)
  Long rate(String code);

  @Invalidates(Rate.class)
  void set(String code, long rate);

  void reload();
}
