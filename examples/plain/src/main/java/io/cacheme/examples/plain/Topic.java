package io.cacheme.examples.plain;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

/** Which books there are on a topic, by title. */
@CacheNode(
    key = "topic:{name}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1h")})
record Topic(String name) implements Node<List<Long>> {

  List<Long> load(Books books) {
    return books.onTopic(name);
  }
}
