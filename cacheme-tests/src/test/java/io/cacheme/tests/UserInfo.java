package io.cacheme.tests;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** The node of the Python original's README. */
@CacheNode(
    version = "v1",
    key = "user:{userId}:info",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "10d")})
record UserInfo(long userId) implements Node<UserInfo.View> {

  record View(String name) {}

  /** Where users come from; it writes down what it was asked for. */
  static final class Repository {

    final List<Long> asked = new CopyOnWriteArrayList<>();

    View find(long userId) {
      asked.add(userId);
      return new View("user " + userId + "#" + asked.size());
    }
  }

  CompletionStage<View> load(Repository users) {
    return CompletableFuture.completedFuture(users.find(userId));
  }

  static CompletionStage<Map<UserInfo, View>> loadAll(
      Collection<UserInfo> nodes, Repository users) {
    Map<UserInfo, View> found = new TreeMap<>(java.util.Comparator.comparing(UserInfo::userId));
    nodes.forEach(node -> found.put(node, users.find(node.userId)));
    return CompletableFuture.completedFuture(found);
  }
}
