package io.cacheme.engine;

import io.cacheme.Node;

/** What the loads of items ask for. */
record Part(long id) implements Node<String> {

  static Part of(long id) {
    return new Part(id);
  }
}
