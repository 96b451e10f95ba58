package io.cacheme.engine;

import io.cacheme.Node;
import java.util.List;
import java.util.stream.LongStream;

/** What most of these tests ask for. */
record Item(long id) implements Node<String> {

  static Item of(long id) {
    return new Item(id);
  }

  static List<Item> all(long... ids) {
    return LongStream.of(ids).mapToObj(Item::new).toList();
  }
}
