package io.cacheme.examples.webshop;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What is taken of a process's own {@code /actuator/cacheme}. */
record Report(List<OfNode> nodes, Map<String, Health> storages) {

  record OfNode(List<Tier> tiers, Counts counts) {}

  record Tier(long hits) {}

  record Counts(long loads, long loadFailures) {}

  record Health(String status) {}

  long heapHits() {
    return sum(node -> node.tiers().get(0).hits());
  }

  long redisHits() {
    return sum(node -> node.tiers().get(1).hits());
  }

  long loads() {
    return sum(node -> node.counts().loads());
  }

  long loadFailures() {
    return sum(node -> node.counts().loadFailures());
  }

  /** As in {@code UP} and {@code DOWN}. */
  String redis() {
    Health health = storages.get("my-redis");
    return health == null ? "UNKNOWN" : health.status();
  }

  private long sum(ToLongFunction<OfNode> figure) {
    return nodes.stream().mapToLong(figure).sum();
  }
}
