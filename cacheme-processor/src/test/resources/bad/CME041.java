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

@CacheNode(key = "search:{text}:{page}", caches = @Cache(storage = "local", ttl = "30s"))
record Search(String text, int page, @KeyIgnore Locale locale) implements Node<String> {}

interface Prices<K> {

  @Memoize(Price.class)
  String otherName(long priceId);

  @Memoize(Price.class)
  String otherType(String id);

  @Memoize(Price.class)
  String surplus(long id, String hint, @KeyIgnore Locale locale);

  @Memoize(Price.class)
  String ignored(@KeyIgnore long id);

  @Memoize(Price.class)
  String variable(K id);

  @Memoize(Price.class)
  String none();

  @Memoize(Search.class)
  String narrower(String text, long page, Locale locale);

  @Memoize(Search.class)
  Map<String, String> twoAreMissing(Collection<String> texts);

  @Memoize(Price.class)
  Map<String, String> otherKey(List<String> ids);

  @Memoize(Price.class)
  String twoMappers(StringBuilder sku);

  @ToNode
  static Price first(StringBuilder sku) {
    return new Price(1);
  }

  @ToNode
  static Price second(StringBuilder text) {
    return new Price(2);
  }
}

/** What is inherited is told at the interface that inherits it. */
interface Broken extends Later {

  @Memoize(Price.class)
  String good(long id);
}

interface Later {

  @Memoize(Price.class)
  String bad(long number);
}

interface Several {

  @Memoize(Price.class)
  String twoAreLeft(String name, Locale locale);

  @Memoize(Search.class)
  String nearByNameOrType(Locale where, long page, String word);

  @Memoize(Price.class)
  Map<Long, Integer> noCollection(Optional<Long> ids);

  @Memoize(Price.class)
  List<String> oneOfMany(Optional<Long> ids);
}
