package io.cacheme.tests.memoize;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Profiles in a map; knows no cache. */
class ProfileTable implements Profiles {

  final Map<Long, String> names = new HashMap<>();
  IOException failure;
  CompletableFuture<String> later = CompletableFuture.completedFuture("done");
  CompletableFuture<Void> deletedLater = new CompletableFuture<>();
  boolean answersNull;

  @Override
  public String name(long userId) {
    return names.get(userId);
  }

  @Override
  public void rename(long userId, String name) throws IOException {
    if (failure != null) {
      throw failure;
    }
    names.put(userId, name);
  }

  @Override
  public User save(User user) {
    User saved = new User(user.userId() == null ? 7L : user.userId(), user.name());
    names.put(saved.userId(), saved.name());
    return answersNull ? null : saved;
  }

  @Override
  public void swap(User before, User after) {
    names.put(before.userId(), after.name());
    names.put(after.userId(), before.name());
  }

  @Override
  public Optional<User> register(String name) {
    if (answersNull) {
      return null;
    }
    return name.isEmpty() ? Optional.empty() : Optional.of(save(new User(null, name)));
  }

  @Override
  public CompletionStage<String> renameLater(long userId, String name) {
    names.put(userId, name);
    return later;
  }

  @Override
  public CompletableFuture<Optional<User>> registerLater(String name) {
    return answersNull ? null : CompletableFuture.completedFuture(register(name));
  }

  @Override
  public int deleteAll(Collection<Long> userIds) {
    names.keySet().removeAll(userIds);
    return userIds.size();
  }

  @Override
  public CompletionStage<Void> deleteAllLater(List<Long> userIds) {
    names.keySet().removeAll(userIds);
    return deletedLater;
  }

  @Override
  public String put(long userId, String name) {
    names.put(userId, name);
    return name;
  }

  @Override
  public CompletionStage<Optional<String>> putLater(long userId, String name) {
    names.put(userId, name);
    return CompletableFuture.completedFuture(Optional.ofNullable(name));
  }

  @Override
  public Map<Long, String> putAll(Collection<Long> userIds) {
    userIds.forEach(id -> names.put(id, "all"));
    return Map.of(1L, "all");
  }

  @Override
  public void submit(Form form, int pages) {
    names.put(7L, form.text());
  }

  @Override
  public String toString() {
    return "ProfileTable";
  }
}
