package io.cacheme.tests.declarations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A node as it was drawn.
 *
 * @param type how it is named
 * @param stem what the names of its generated classes begin with
 * @param number tells its methods in the helper class
 * @param components the components of its record
 * @param group those by which its entries are grouped, if they are
 * @param value what it caches
 * @param isRemote whether a remote tier has it, too
 * @param canLoad whether it says how to load
 * @param needs what its loads need, in the order of the generated parameters
 */
record DrawnNode(
    String type,
    String stem,
    int number,
    List<Component> components,
    List<Component> group,
    DrawnType value,
    boolean isRemote,
    boolean canLoad,
    List<DrawnType> needs) {

  /**
   * A component.
   *
   * @param name its name
   * @param type its type
   * @param isNullable whether it may be null, as it is in the sample
   */
  record Component(String name, DrawnType type, boolean isNullable) {

    String declared() {
      return isNullable ? type.nullable() : type.name();
    }

    String sample() {
      return isNullable ? "null" : type.sample();
    }
  }

  /** Samples of all components. */
  String arguments() {
    return components.stream().map(Component::sample).collect(Collectors.joining(", "));
  }

  String instance() {
    return "new " + type + "(" + arguments() + ")";
  }

  /** The one value of each need, each after a comma. */
  String needed() {
    return IntStream.range(0, needs.size())
        .mapToObj(i -> ", Zq.NEED%d_%d".formatted(number, i))
        .collect(Collectors.joining());
  }

  /** What a method checks that uses the generated classes as an application does. */
  String check(String main) {
    String cache = main + "." + stem + "Cache";
    String nodes = main + "." + stem + "Nodes";
    String needed = needed();
    List<String> loaders = new ArrayList<>(components.stream().map(Component::sample).toList());
    if (!canLoad) {
      loaders.add("node -> " + LOADED.formatted(number));
    }
    String get = ".get(" + String.join(", ", loaders) + ")";
    List<String> put = new ArrayList<>(components.stream().map(Component::sample).toList());
    put.add("Zq.value" + number + "()");
    StringBuilder code = new StringBuilder();
    code.append("    var one = ").append(cache).append(".create(a").append(needed).append(");\n");
    code.append("    var two = ").append(cache).append(".create(b").append(needed).append(");\n");
    same(code, "one.sync()" + get);
    same(code, "one" + get + ".join()");
    count(code, 1);
    same(code, "two.sync()" + get);
    count(code, isRemote ? 1 : 2);
    if (!needs.isEmpty()) {
      code.append("    ").append(nodes).append(".bind(").append(needed.substring(2)).append(");\n");
    }
    same(code, nodes + get + ".join()");
    same(code, nodes + ".sync().getIfPresent(" + arguments() + ")");
    if (!components.isEmpty()) {
      same(
          code,
          "two.sync().getAllNodes(java.util.List.of("
              + instance()
              + ")"
              + bulk()
              + ").get("
              + instance()
              + ")");
    }
    count(code, isRemote ? 1 : 2);
    code.append("    one.put(").append(String.join(", ", put)).append(").join();\n");
    code.append("    one.sync().invalidate(").append(arguments()).append(");\n");
    same(code, "one.sync()" + get);
    if (!components.isEmpty()) {
      code.append("    one.sync().invalidateAllNodes(java.util.List.of(" + instance() + "));\n");
      same(
          code,
          "one.sync().getAllNodes(java.util.List.of("
              + instance()
              + ")"
              + bulk()
              + ").get("
              + instance()
              + ")");
    }
    if (!group.isEmpty()) {
      String by =
          "By"
              + group.stream()
                  .map(
                      part ->
                          part.name().substring(0, 1).toUpperCase(Locale.ROOT)
                              + part.name().substring(1))
                  .collect(Collectors.joining("And"));
      String grouped = group.stream().map(Component::sample).collect(Collectors.joining(", "));
      code.append("    one.sync().invalidate" + by + "(" + grouped + ");\n");
      code.append("    io.cacheme.tests.declarations.Expect.nothing(one.sync().getIfPresent(")
          .append(arguments())
          .append("));\n");
      same(code, "one.sync()" + get);
      code.append("    one.asNodeCache().invalidateGroup(" + nodes + ".b" + by.substring(1));
      code.append("(" + grouped + ")).join();\n");
      code.append("    io.cacheme.tests.declarations.Expect.nothing(one.sync().getIfPresent(")
          .append(arguments())
          .append("));\n");
      same(code, "one.sync()" + get);
    }
    return code.toString();
  }

  private static final String LOADED =
      "java.util.concurrent.CompletableFuture.completedFuture(Zq.loaded%d())";

  private String bulk() {
    return canLoad
        ? ""
        : ", nodes -> java.util.concurrent.CompletableFuture.completedFuture(Zq.all"
            + number
            + "(nodes))";
  }

  private void same(StringBuilder code, String found) {
    code.append("    io.cacheme.tests.declarations.Expect.same(")
        .append(found)
        .append(", Zq.value")
        .append(number)
        .append("());\n");
  }

  private void count(StringBuilder code, int loads) {
    code.append("    io.cacheme.tests.declarations.Expect.loads(Zq.LOADS")
        .append(number)
        .append(", ")
        .append(loads)
        .append(");\n");
  }
}
