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

sealed interface Prices permits Database {

  @Memoize(Price.class)
  String price(long id);
}

final class Database implements Prices {

  @Override
  public String price(long id) {
    return "1";
  }
}

sealed class Service {

  @Memoize(Price.class)
  String price(long id) {
    return "1";
  }
}

non-sealed class Special extends Service {}
