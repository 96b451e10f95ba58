package com.example;

import io.cacheme.annotation.Memoize;

/** What a class in Kotlin implements. */
public interface Names {

  /** The row of a user. */
  @Memoize(User.class)
  User.Row row(long id);
}
