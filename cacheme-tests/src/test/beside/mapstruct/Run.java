package com.example;

import io.cacheme.Cacheme;

/** Uses what was generated. */
public final class Run {

  private Run() {}

  /** What callers get. */
  public static String run(Cacheme cacheme) {
    AccountMapper mapper = new AccountMapperImpl();
    AccountCache cache = AccountCache.create(cacheme, mapper);
    Account.View view = cache.sync().get(7);
    return view.owner() + " of " + mapper.toNode(view).id() + ", hits " + hits(cache);
  }

  private static long hits(AccountCache cache) {
    cache.sync().get(7);
    return cache.stats().hitCount();
  }
}
