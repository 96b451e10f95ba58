package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.ToNode;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(key = "price:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Price(long id) implements Node<String> {}

interface Prices {

  record Prize(long id) {}

  @Memoize(Prize.class)
  String misspelled(long id);

  @Memoize(String.class)
  String theValue(long id);

  @Memoize(long[].class)
  String noClass(long id);
}
