package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "rank:{score}:{share}", caches = @Cache(storage = "local", ttl = "30s"))
record Rank(double score, Float share) implements Node<String> {}

@CacheNode(key = "part:{part.x}", caches = @Cache(storage = "local", ttl = "30s"))
record OfPart(Part part) implements Node<String> {

  record Part(double x) {}
}
