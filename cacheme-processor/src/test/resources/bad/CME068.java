package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(key = "a:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Good(long id) implements Node<String> {}

record Plain(long id) implements Node<String> {
  record Inner(long id) implements Node<Long> {}
}
