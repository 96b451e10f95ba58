package com.example;

import io.cacheme.annotation.Memoize;
import lombok.RequiredArgsConstructor;

/** Lombok writes the constructor that the memoizing class has to call. */
@RequiredArgsConstructor
public class Users {

  private final Directory directory;

  @Memoize(User.class)
  public User.View user(long id) {
    return directory.find(id);
  }
}
