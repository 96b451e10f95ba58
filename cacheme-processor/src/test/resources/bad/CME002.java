package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "search:{text}", caches = @Cache(storage = "local", ttl = "30s"))
record Search(String text) {}

@SuppressWarnings("rawtypes")
@CacheNode(key = "other:{text}", caches = @Cache(storage = "local", ttl = "30s"))
record Other(String text) implements Node {}

@CacheNode(key = "loads:{text}", caches = @Cache(storage = "local", ttl = "30s"))
record Loads(String text) {

  void load() {}

  static void loadAll(java.util.Collection<Loads> nodes) {}
}
