package com.example;

import io.cacheme.Cacheme;

/** Uses what was generated. */
public final class Run {

  private Run() {}

  /** What callers get, and what was loaded. */
  public static String run(Cacheme cacheme) {
    Directory directory = new Directory();
    UserCache cache = UserCache.create(cacheme, directory);
    Users users = new UsersMemoized(directory, cache);
    String names =
        users.user(1).name() + ", " + users.user(1).name() + ", " + cache.sync().get(2).name();
    String label = LabelCache.create(cacheme).sync().get(new User(3).withId(4).id()).getText();
    return names + ", " + label + "; asked for " + directory.getAsked();
  }
}
