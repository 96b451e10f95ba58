package io.cacheme.tests.declarations;

import io.cacheme.tests.declarations.DrawnNode.Component;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws a node and writes its source; its loads are in the helper class. */
final class NodeDraw {

  /** What bounds values and loads in time and number; verified so rarely that no load is more. */
  private static final List<String> BOUNDS =
      List.of(
          "negativeTtl = \"5s\"",
          "ttlJitter = 0.1",
          "softTtl = \"20s\"",
          "staleIfError = \"5m\"",
          "loadTimeout = \"3s\"",
          "maxConcurrentLoads = 2",
          "errorTtl = \"2s\"",
          "verify = 1e-9");

  private final Random random;
  private final DrawnNames names;
  private final DrawnTypes types;
  private final Sources sources;
  private final Helper helper;

  NodeDraw(Random random, DrawnNames names, DrawnTypes types, Sources sources, Helper helper) {
    this.random = random;
    this.names = names;
    this.types = types;
    this.sources = sources;
    this.helper = helper;
  }

  /** The node of this number; with the flaw, if there is to be one. */
  DrawnNode draw(int number, Optional<NodeFlaw> flaw) {
    boolean isRemote = random.nextInt(4) > 0;
    DrawnType value = types.value(2);
    String simple = names.type();
    String outer = random.nextInt(3) == 0 ? names.type() : "";
    String type = sources.main() + "." + (outer.isEmpty() ? "" : outer + ".") + simple;
    NodeText text = new NodeText(simple, value.boxed());
    boolean hasKeyMethod = flaw.isEmpty() && random.nextInt(8) == 0;
    List<Component> inKey = new ArrayList<>();
    boolean mayHaveKeyMethod = hasKeyMethod || flaw.isPresent();
    List<Component> components =
        components(text, number, hasKeyMethod, mayHaveKeyMethod ? Set.of("key") : Set.of(), inKey);
    List<Component> group = hasKeyMethod ? List.of() : group(inKey);
    if (!group.isEmpty()) {
      text.attributes.add(
          group.stream()
              .map(part -> "{" + part.name() + "}")
              .collect(Collectors.joining(":", "groups = \"g:", "\"")));
    }
    caching(text, number, isRemote);
    String own = flaw.isEmpty() && random.nextInt(8) == 0 ? names.type() : "";
    if (!own.isEmpty()) {
      text.attributes.add("generated = \"" + own + "\"");
    }
    LoadsDraw loads = new LoadsDraw(random, names, types);
    boolean canLoad = random.nextInt(5) > 0;
    if (canLoad) {
      text.members.append(loads.draw(number, type, value));
    }
    flaw.ifPresent(wrong -> wrong.into(text));
    write(outer, simple, text.written(sources.access()));
    String stem = own.isEmpty() ? stem(outer, simple) : own;
    names.take(stem + "Cache");
    names.take(stem + "Nodes");
    List<DrawnType> needs = loads.needs();
    DrawnNode node =
        new DrawnNode(type, stem, number, components, group, value, isRemote, canLoad, needs);
    helper.add(node);
    return node;
  }

  /** Some of the key's components, in any order, but not all; or none. */
  private List<Component> group(List<Component> inKey) {
    if (inKey.size() < 2 || random.nextInt(2) == 0) {
      return List.of();
    }
    List<Component> shuffled = new ArrayList<>(inKey);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, 1 + random.nextInt(inKey.size() - 1));
  }

  private List<Component> components(
      NodeText text,
      int number,
      boolean hasKeyMethod,
      Set<String> forbidden,
      List<Component> inKey) {
    Set<String> taken = new HashSet<>(forbidden);
    taken.add("load");
    text.key = "k" + number;
    List<Component> components = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      DrawnType type = types.key(1);
      boolean isNullable = !type.isPrimitive() && random.nextInt(6) == 0;
      Component component = new Component(names.variable(taken), type, isNullable);
      boolean isIgnored = !hasKeyMethod && random.nextInt(8) == 0;
      text.component(component.declared() + " " + component.name(), component.name(), isIgnored);
      components.add(component);
      if (!isIgnored) {
        inKey.add(component);
      }
    }
    if (hasKeyMethod) {
      text.key = "";
      text.members.append("  public java.lang.String key() {\n    return toString();\n  }\n");
    }
    return components;
  }

  private void caching(NodeText text, int number, boolean isRemote) {
    text.version = "v" + number;
    if (!isRemote || random.nextBoolean()) {
      String follow = random.nextInt(6) == 0 ? ", follow = false" : "";
      String idle = random.nextInt(4) == 0 ? ", expireAfterAccess = \"30s\"" : "";
      text.tiers.add(NodeText.tier("local", "1m", follow + idle));
    }
    if (isRemote) {
      text.tiers.add(NodeText.tier("far", "2m"));
    }
    for (String bound : BOUNDS) {
      if (random.nextInt(4) == 0) {
        text.attributes.add(bound);
      }
    }
    if (text.attributes.contains("softTtl = \"20s\"") && random.nextInt(2) == 0) {
      text.attributes.add("refreshAhead = \"5m\"");
    }
    if (text.attributes.contains("staleIfError = \"5m\"") && random.nextInt(2) == 0) {
      text.attributes.add("softLoadTimeout = \"2s\"");
    }
    if (isRemote && random.nextInt(4) == 0) {
      text.attributes.add("compression = " + NodeText.ANNOTATION + "Compression.ZLIB");
    }
  }

  private static String stem(String outer, String simple) {
    boolean isCut = simple.endsWith("Node") && simple.length() > 4;
    String last = isCut ? simple.substring(0, simple.length() - 4) : simple;
    return outer.isEmpty() ? last : outer + "_" + last;
  }

  private void write(String outer, String simple, String text) {
    if (outer.isEmpty()) {
      sources.write(sources.main(), simple, text);
      return;
    }
    String start =
        switch (random.nextInt(4)) {
          case 0 -> "class " + outer + " {\n";
          case 1 -> "interface " + outer + " {\n";
          case 2 -> "record " + outer + "(int java) {\n";
          // a constant of the node's own name: nobody could call its static methods (JLS 6.4.2)
          default ->
              "enum " + outer + " {\n  java, " + (simple.equals("NODE") ? "A" : "NODE") + ";\n";
        };
    sources.write(sources.main(), outer, sources.access() + start + text + "}\n");
  }
}
