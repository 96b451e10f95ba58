package com.example;

import io.cacheme.Cacheme;

/** Uses what was generated. */
public final class Run {

  private Run() {}

  /** What callers get. */
  public static String run(Cacheme cacheme) {
    Person person = PersonBuilder.builder().first("Ada").last("Lovelace").build();
    PersonCache cache = PersonCache.create(cacheme);
    return cache.asNodeCache().sync().get(person).name() + ", " + cache.sync().get("Ada", "King").name();
  }
}
