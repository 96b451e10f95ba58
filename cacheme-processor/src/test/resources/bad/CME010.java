package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "user:{userID}:info", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

@CacheNode(key = "search:{tenant.idd}:{tenant.name}:{text.size}:{zzz}", caches = @Cache(storage = "local", ttl = "30s"))
record Search(Tenant tenant, String text) implements Node<String> {}

@CacheNode(key = "all:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record All() implements Node<String> {}

record Tenant(long id, String name) {}

@CacheNode(key = "deep:{x.b.b.b.a}", caches = @Cache(storage = "local", ttl = "30s"))
record Deep(@io.cacheme.annotation.KeyIgnore Deep.Loop x, @io.cacheme.annotation.KeyIgnore java.util.List<String> tags) implements Node<String> {
  record Loop(int a, Loop b) {}
}

@CacheNode(key = "size:{tags.size}", caches = @Cache(storage = "local", ttl = "30s"))
record Size(@io.cacheme.annotation.KeyIgnore java.util.List<String> tags) implements Node<String> {}
