package io.cacheme.supply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether all that published modules bring along may be used with them. */
final class Licences {

  /** That ask nothing of the code that uses what they are of, as it is. */
  private static final Set<String> ALLOWED =
      Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT", "MIT-0");

  private Licences() {}

  /** Each dependency of others in {@code boms}, once. */
  static List<Component> dependencies(Collection<Bom> boms) {
    Map<String, Component> dependencies = new TreeMap<>();
    boms.stream()
        .flatMap(bom -> bom.components().stream())
        .filter(component -> !component.isOurs())
        .forEach(component -> dependencies.put(component.toString(), component));
    return List.copyOf(dependencies.values());
  }

  static Verdict judge(Collection<Bom> boms) {
    List<String> wrong = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    List<Component> dependencies = dependencies(boms);
    for (Component dependency : dependencies) {
      List<String> allowed = allowed(dependency);
      if (allowed.isEmpty()) {
        wrong.add(dependency + " is under " + dependency.licences() + ", which is not allowed");
      }
      seen.addAll(allowed);
    }
    return new Verdict(
        dependencies.isEmpty()
            ? ""
            : dependencies.size() + " artifacts, " + seen.size() + " licences",
        wrong);
  }

  /** Those that {@code component} may be used under, of which one is to be chosen. */
  static List<String> allowed(Component component) {
    return component.licences().stream()
        .flatMap(Licences::choices)
        .filter(ALLOWED::contains)
        .distinct()
        .sorted()
        .toList();
  }

  /** Of an expression; one with AND has no choice, and is allowed if it is named so as a whole. */
  private static Stream<String> choices(String expression) {
    return expression.contains(" AND ")
        ? Stream.of(expression)
        : Stream.of(expression.replaceAll("[()]", "").split(" OR "));
  }
}
