package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {

  CompletionStage<Map<UserInfo, String>> loadAll(Collection<UserInfo> nodes, String dependency) {
    return CompletableFuture.completedFuture(Map.of());
  }
}

@CacheNode(key = "other:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record Other(long userId) implements Node<String> {

  static Map<Other, String> loadAll(List<Other> nodes) {
    return Map.of();
  }
}

@CacheNode(key = "third:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record Third(long userId) implements Node<String> {

  static Map<Third, String> loadAll() {
    return Map.of();
  }
}

@CacheNode(key = "fourth:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record Fourth(long userId) implements Node<String> {

  static Map<Fourth, String> loadAll(Thread dependency, Collection<String> more) {
    return Map.of();
  }
}

@CacheNode(key = "fifth:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record Fifth(long userId) implements Node<String> {

  static Map<Fifth, String> loadAll(Thread dependency, Collection<Fifth> last) {
    return Map.of();
  }
}
