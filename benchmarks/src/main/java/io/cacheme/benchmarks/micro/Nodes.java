package io.cacheme.benchmarks.micro;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How time and memory grow with the nodes of one {@code Cacheme}: nanoseconds to make a node's
 * cache and bytes that it takes, and nanoseconds of a hit where the hits go over all of them in
 * turn.
 */
final class Nodes implements GrowthPart {

  private static final List<Integer> COUNTS = List.of(1, 10, 100, 1_000);
  private static final int KEYS = 1_024;
  private static final int HITS = 2_000_000;
  private static final int BUILDS = 1_000;

  private final Figures figures;

  Nodes(Figures figures) {
    this.figures = figures;
  }

  @Override
  public void run(int rounds) {
    for (int i = 0; i < 3; i++) {
      COUNTS.forEach(count -> measure(count, new Figures("warm-up", System.out)));
    }
    for (int round = 0; round < rounds; round++) {
      COUNTS.forEach(count -> measure(count, figures));
    }
  }

  @Override
  public void ratios() {
    figures.growth("nodes-1000", "nodes-1", "cacheme");
    figures.growth("nodes-1000-build", "nodes-1-build", "cacheme");
    figures.growth("nodes-1000-bytes", "nodes-10-bytes", "cacheme");
  }

  private static void measure(int count, Figures figures) {
    String name = "nodes-" + count;
    figures.add(name + "-build", "cacheme", buildNanos(count));
    long before = Memory.used();
    try (Cacheme cacheme = open()) {
      List<Hit> hits = hits(bind(cacheme, count));
      figures.add(name + "-bytes", "cacheme", (double) (Memory.used() - before) / count);
      figures.add(name, "cacheme", hitNanos(hits));
    }
  }

  private static Cacheme open() {
    return Cacheme.builder().storage("local", "local://tlfu?size=10000").build();
  }

  private static DynamicType<String> type(int number) {
    return DynamicNode.type("node-" + number, "v1", String.class)
        .tier("local", Duration.ofHours(1), false);
  }

  /** A node's cache, with the type of its keys. */
  private record Bound(DynamicType<String> type, NodeCache<DynamicNode<String>, String> cache) {}

  private static List<Bound> bind(Cacheme cacheme, int count) {
    List<Bound> bound = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      DynamicType<String> type = type(i);
      bound.add(new Bound(type, type.cache(cacheme)));
    }
    return bound;
  }

  /** A {@code Cacheme} and its nodes, several times if they are few. */
  private static double buildNanos(int count) {
    int times = BUILDS / count;
    long nanos = 0;
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      Cacheme cacheme = open();
      bind(cacheme, count);
      nanos += System.nanoTime() - begun;
      cacheme.close();
    }
    return (double) nanos / times / count;
  }

  /** A key that is there. */
  private record Hit(NodeCache<DynamicNode<String>, String> cache, DynamicNode<String> key) {}

  private static List<Hit> hits(List<Bound> nodes) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      Bound node = nodes.get(i % nodes.size());
      Hit hit = new Hit(node.cache(), node.type().key("" + i));
      hit.cache().put(hit.key(), "value " + i).join();
      hits.add(hit);
    }
    return hits;
  }

  private static double hitNanos(List<Hit> hits) {
    long length = 0;
    long begun = System.nanoTime();
    for (int i = 0; i < HITS; i++) {
      Hit hit = hits.get(i & (KEYS - 1));
      String value = hit.cache().getIfPresent(hit.key()).join();
      length += value == null ? 0 : value.length();
    }
    double nanos = (double) (System.nanoTime() - begun) / HITS;
    if (length < (long) HITS * "value 0".length()) {
      throw new IllegalStateException("some of the hits were none");
    }
    return nanos;
  }
}
