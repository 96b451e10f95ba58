package io.cacheme.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Things that need one another in a circle: the strongly connected components of a graph (R.
 * Tarjan, "Depth-first search and linear graph algorithms", 1972).
 */
final class Knots {

  private final Map<String, Set<String>> arrows;
  private final Map<String, Integer> indices = new HashMap<>();
  private final Map<String, Integer> lowest = new HashMap<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final Set<String> onPath = new HashSet<>();
  private final List<Set<String>> found = new ArrayList<>();

  Knots(Map<String, Set<String>> arrows) {
    this.arrows = arrows;
  }

  List<Set<String>> all() {
    for (String node : arrows.keySet()) {
      if (!indices.containsKey(node)) {
        visit(node);
      }
    }
    return found;
  }

  private void visit(String node) {
    int index = indices.size();
    indices.put(node, index);
    lowest.put(node, index);
    path.push(node);
    onPath.add(node);
    for (String next : arrows.getOrDefault(node, Set.of())) {
      if (!indices.containsKey(next)) {
        visit(next);
        lowest.merge(node, lowest.get(next), Math::min);
      } else if (onPath.contains(next)) {
        lowest.merge(node, indices.get(next), Math::min);
      }
    }
    if (lowest.get(node).equals(index)) {
      Set<String> knot = new TreeSet<>();
      String member;
      do {
        member = path.pop();
        onPath.remove(member);
        knot.add(member);
      } while (!member.equals(node));
      found.add(knot);
    }
  }
}
