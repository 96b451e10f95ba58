package io.cacheme.tests.memoize;

import io.cacheme.annotation.Invalidates;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.Puts;
import io.cacheme.annotation.ToNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads and writes of profiles. */
interface Profiles {

  record User(Long userId, String name) {}

  record Form(String text) {}

  @Memoize(Profile.class)
  String name(long userId);

  @Invalidates(Profile.class)
  void rename(long userId, String name) throws IOException;

  @Invalidates(value = Profile.class, from = "return")
  User save(User user);

  @Invalidates(value = Profile.class, from = "before")
  @Invalidates(value = Profile.class, from = "after")
  void swap(User before, User after);

  @Invalidates(Profile.class)
  Optional<User> register(String name);

  @Invalidates(Profile.class)
  CompletionStage<String> renameLater(long userId, String name);

  @Invalidates(Profile.class)
  CompletableFuture<Optional<User>> registerLater(String name);

  @Invalidates(Profile.class)
  int deleteAll(Collection<Long> userIds);

  @Invalidates(Profile.class)
  CompletionStage<Void> deleteAllLater(List<Long> userIds);

  @Puts(Profile.class)
  String put(long userId, String name);

  @Puts(Profile.class)
  CompletionStage<Optional<String>> putLater(long userId, String name);

  @Puts(Profile.class)
  Map<Long, String> putAll(Collection<Long> userIds);

  @Invalidates(Profile.class)
  void submit(Form form, int pages);

  @ToNode
  static Profile profile(Form form) {
    return new Profile(Long.parseLong(form.text()));
  }
}
