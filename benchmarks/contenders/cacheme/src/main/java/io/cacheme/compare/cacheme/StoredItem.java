package io.cacheme.compare.cacheme;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.compare.Item;
import io.cacheme.compare.Source;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** An item that is kept in Redis alone. */
@CacheNode(
    key = "item:{id}",
    caches = {@Cache(storage = "my-redis", ttl = "1h")})
record StoredItem(long id) implements Node<Item> {

  CompletionStage<Item> load(Source source) {
    return source.find(id);
  }

  static CompletionStage<Map<StoredItem, Item>> loadAll(
      Collection<StoredItem> nodes, Source source) {
    return Items.all(nodes, StoredItem::id, source);
  }
}
