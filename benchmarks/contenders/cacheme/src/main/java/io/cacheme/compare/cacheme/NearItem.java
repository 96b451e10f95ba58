package io.cacheme.compare.cacheme;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.compare.Item;
import io.cacheme.compare.Source;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** An item that is kept on the heap and in Redis; there is no other process to follow. */
@CacheNode(
    key = "near-item:{id}",
    caches = {
      @Cache(storage = "local", ttl = "1h", follow = false),
      @Cache(storage = "my-redis", ttl = "1h")
    })
record NearItem(long id) implements Node<Item> {

  CompletionStage<Item> load(Source source) {
    return source.find(id);
  }

  static CompletionStage<Map<NearItem, Item>> loadAll(Collection<NearItem> nodes, Source source) {
    return Items.all(nodes, NearItem::id, source);
  }
}
