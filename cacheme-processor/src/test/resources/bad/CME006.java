package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Memoize;

@CacheNode(key = "user:{userId}:info", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

final class UserInfoNodes {}

@CacheNode(key = "user:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record User(long id) implements Node<String> {}

@CacheNode(key = "user-node:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record UserNode(long id) implements Node<String> {}

@CacheNode(key = "third:{id}", caches = @Cache(storage = "local", ttl = "30s"), generated = "User")
record Third(long id) implements Node<String> {}

@CacheNode(key = "name:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Name(long id) implements Node<String> {}

interface Names {
  @Memoize(Name.class)
  String name(long id);
}

class NamesMemoized {}
