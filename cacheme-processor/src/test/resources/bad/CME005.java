package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.*;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
@SuppressWarnings("rawtypes")
record UserInfo(long userId) implements Node<List> {}

@CacheNode(key = "deep:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
@SuppressWarnings("rawtypes")
record Deep(long userId) implements Node<List<Map>> {}
