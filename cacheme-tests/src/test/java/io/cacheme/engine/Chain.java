package io.cacheme.engine;

import io.cacheme.Node;

/** A node whose load asks for the link before it. */
record Chain(long link) implements Node<Long> {

  Chain before() {
    return new Chain(link - 1);
  }
}
