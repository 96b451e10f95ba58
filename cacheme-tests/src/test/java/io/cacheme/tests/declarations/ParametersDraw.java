package io.cacheme.tests.declarations;

import io.cacheme.tests.declarations.DrawnNode.Component;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Draws the parameters of a memoized method, which give its node. */
final class ParametersDraw {

  private static final String IGNORED = "@io.cacheme.annotation.KeyIgnore ";

  private final Random random;
  private final DrawnNames names;
  private final DrawnTypes types;
  private final Sources sources;
  private final DrawnNode node;
  private final List<Parameter> all = new ArrayList<>();
  private final Set<String> taken;
  private Optional<Parameter> key = Optional.empty();
  private String mapped = "";

  ParametersDraw(
      Random random, DrawnNames names, DrawnTypes types, Sources sources, DrawnNode node) {
    this.random = random;
    this.names = names;
    this.types = types;
    this.sources = sources;
    this.node = node;
    this.taken = new HashSet<>(node.components().stream().map(Component::name).toList());
  }

  /** A parameter, and what a call gives for it. */
  record Parameter(String annotations, String type, String name, String sample) {

    String text() {
      return annotations + type + " " + name;
    }
  }

  /** The parameters in their order. */
  List<Parameter> all() {
    return all;
  }

  /** One of the keys, if the method takes many. */
  Optional<Parameter> key() {
    return key;
  }

  /** The type that a {@code @ToNode} method must map, if one must. */
  String mapped() {
    return mapped;
  }

  /** Draws all. */
  ParametersDraw draw() {
    boolean mayBeMany = !node.components().isEmpty() && random.nextInt(3) == 0;
    giveNode();
    if (mayBeMany && all.stream().noneMatch(p -> p.sample().equals("null"))) {
      takeMany(random.nextInt(all.size()));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      DrawnType type = types.dependency();
      all.add(new Parameter(IGNORED, type.name(), names.variable(taken), type.sample()));
    }
    Collections.shuffle(all, random);
    return this;
  }

  private void giveNode() {
    switch (random.nextInt(4)) {
      case 0 -> all.add(new Parameter("", node.type(), names.variable(taken), node.instance()));
      case 1 -> {
        mapped = sources.declare("record", names.type(), "", "() {}");
        all.add(new Parameter("", mapped, names.variable(taken), "new " + mapped + "()"));
      }
      default ->
          node.components()
              .forEach(c -> all.add(new Parameter("", c.declared(), c.name(), c.sample())));
    }
  }

  /** Makes one of them a collection. */
  private void takeMany(int index) {
    Parameter one = all.get(index);
    String arguments = "<" + DrawnType.of(one.type(), "").boxed() + ">";
    String collection = List.of("Collection", "List", "Set").get(random.nextInt(3));
    String made = "java.util." + (collection.equals("Set") ? "Set." : "List.");
    all.set(
        index,
        new Parameter(
            "",
            "java.util." + collection + arguments,
            one.name(),
            made + arguments + "of(" + one.sample() + ")"));
    key = Optional.of(one);
  }
}
