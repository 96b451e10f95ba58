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

final class PriceServiceImpl {

  @Memoize(Price.class)
  String price(long id) {
    return "1";
  }

  @Memoize(Price.class)
  Optional<String> find(long id) {
    return Optional.empty();
  }
}

abstract class Half<T> {

  @Memoize(Price.class)
  abstract String price(long id);
}

class Around {

  class Inner {

    @Memoize(Price.class)
    String price(long id) {
      return "1";
    }
  }
}

class Single {

  private Single() {}

  @Memoize(Price.class)
  String price(long id) {
    return "1";
  }
}

record Prices(String currency) {

  @Memoize(Price.class)
  String price(long id) {
    return currency;
  }
}

enum Source {
  ONE;

  @Memoize(Price.class)
  String price(long id) {
    return "1";
  }
}

final class Bounded<T extends Comparable<T> & java.io.Serializable, K> {

  @Memoize(Price.class)
  <R extends CharSequence> String price(long id, R unit) {
    return "1";
  }
}
