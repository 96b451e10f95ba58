package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "price:{sku}:{currency}", caches = @Cache(storage = "local", ttl = "30s"))
public record Price(String sku, String currency) implements Node<Money> {}
