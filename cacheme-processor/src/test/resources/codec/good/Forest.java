package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Generic records, and records that hold themselves. */
@CacheNode(key = "forest", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Forest() implements Node<Forest.Page<Forest.Tree<String>>> {

  record Page<T>(List<T> items, Optional<T> first, Nothing rest) {}

  record Tree<T>(T label, List<Tree<T>> children, Map<String, Pair<T, Integer>> pairs, @org.jspecify.annotations.Nullable Tree<T> twin) {}

  record Pair<A, B>(A left, B right) {}

  record Nothing() {}

  static List<Page<Tree<String>>> samples() {
    Tree<String> leaf = new Tree<>("leaf", List.of(), Map.of("x", new Pair<>("y", 1)), null);
    Tree<String> tree = new Tree<>("tree", List.of(leaf, leaf), null, leaf);
    return List.of(
        new Page<>(List.of(tree, leaf), Optional.of(tree), new Nothing()),
        new Page<>(null, Optional.empty(), null));
  }
}
