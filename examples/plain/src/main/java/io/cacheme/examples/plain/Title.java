package io.cacheme.examples.plain;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Collection;
import java.util.Map;

/** A book's title. A page asks for many at once, and so does their load. */
@CacheNode(
    key = "title:{bookId}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1h")})
record Title(long bookId) implements Node<String> {

  static Map<Title, String> loadAll(Collection<Title> titles, Books books) {
    return books.titles(titles);
  }
}
