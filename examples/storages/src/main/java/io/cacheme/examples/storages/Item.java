package io.cacheme.examples.storages;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

/** What every storage is to keep. */
@CacheNode(key = "item:{id}", caches = @Cache(storage = "store", ttl = "10m"))
record Item(long id) implements Node<Item.View> {

  record View(long id, String name, List<String> tags, double price) {

    /** The one value that item {@code id} may have. */
    static View of(long id) {
      return new View(id, "item number " + id, List.of("a", "b", "tag " + id % 7), id / 8.0);
    }
  }
}
