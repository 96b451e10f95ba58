package com.example;

import io.cacheme.Cacheme;

/** Uses what was generated. */
public final class Run {

  private Run() {}

  /** What callers get. */
  public static String run(Cacheme cacheme) {
    TicketCache cache = TicketCache.create(cacheme);
    boolean isSame = cache.sync().get(3) == cache.sync().get(3);
    return cache.sync().get(3).row() + ", the same: " + isSame;
  }
}
