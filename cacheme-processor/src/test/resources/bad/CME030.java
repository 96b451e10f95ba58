package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {

  CompletionStage<Integer> load() {
    return CompletableFuture.completedFuture(1);
  }

  static Map<Long, String> loadAll(Collection<UserInfo> nodes) {
    return Map.of();
  }
}

interface Loading<T> {
  default T load() {
    return null;
  }
}

@CacheNode(key = "inherited:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Inherited(long id) implements Node<String>, Loading<Integer> {}
