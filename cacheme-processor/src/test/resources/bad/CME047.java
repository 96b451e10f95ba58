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

interface Prices<X extends Throwable> {

  @Memoize(Price.class)
  String all(long id) throws Throwable;

  @Memoize(Price.class)
  String variable(long id) throws X;

  @Memoize(Price.class)
  String good(long id) throws Exception;
}

class PriceService {

  @Memoize(Price.class)
  synchronized String price(long id) {
    return "1";
  }
}

class Odd extends Throwable {}

@CacheNode(key = "any:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Any(long id) implements Node<String> {
  String load() throws Throwable {
    return "";
  }

  static Map<Any, String> loadAll(Collection<Any> nodes) throws Odd {
    return Map.of();
  }
}

interface OddPrices {

  @Memoize(Price.class)
  String odd(long id) throws Odd;
}
