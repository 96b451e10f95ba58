package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Memoize;

class java {}

class Collection {}

@CacheNode(key = "user:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record User(long id) implements Node<String> {
  String load(Collection from) {
    return "";
  }
}

@CacheNode(key = "plain:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Plain(long id) implements Node<String> {}

class NodeCache {}

interface Faces {
  class io {}

  @Memoize(Plain.class)
  String name(long id);

  @Memoize(Plain.class)
  String other(long id);

  NodeCache passedOn();
}
