package io.cacheme.engine;

import java.util.List;

/** Where nodes are kept. */
enum Tiers {
  HEAP("local"),
  /** A remote storage that answers at once, on the thread that asks. */
  AT_ONCE("memory"),
  /** A remote storage that answers on its own thread. */
  REMOTE("remote"),
  BOTH("local", "remote");

  final List<String> storages;

  Tiers(String... storages) {
    this.storages = List.of(storages);
  }

  boolean isRemote() {
    return this == REMOTE || this == BOTH;
  }
}
