package io.cacheme.tests.declarations;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be wrong with a node, by the code that says so. */
enum NodeFlaw {
  CME001(node -> node.kind = "class"),
  CME002(node -> node.value = ""),
  CME004(node -> node.variables = "<ZqT>"),
  CME005(node -> value(node, "java.util.List")),
  CME007(node -> node.attributes.add("generated = \"a-b\"")),
  CME010(node -> node.key += ":{zq}"),
  CME011(node -> node.components.add("int zq")),
  CME012(node -> node.key += "{"),
  CME013(node -> node.key = ""),
  CME014(node -> node.component("java.util.List<java.lang.String> zq", "zq", false)),
  CME015(
      node -> {
        node.component("java.lang.String zq1", "zq1", false);
        node.components.add("java.lang.String zq2");
        node.key += "{zq2}";
      }),
  CME017(node -> node.version = "v:1"),
  CME020(node -> node.tiers.set(0, NodeText.tier("far", "1 min"))),
  CME022(node -> node.tiers.clear()),
  CME023(node -> node.tiers.add(node.tiers.get(0))),
  CME026(node -> node.tiers.set(0, NodeText.tier("far", "0s"))),
  CME030(node -> members(node, "java.lang.Thread load() { return null; }")),
  CME031(node -> members(node, "private VALUE load() { return null; }")),
  CME032(node -> members(node, "VALUE load() { return null; } VALUE load(int a) { return null; }")),
  CME033(node -> members(node, "java.util.Map<NODE, VALUE> loadAll() { return null; }")),
  CME034(node -> members(node, "void load() {}")),
  CME035(node -> members(node, "java.util.concurrent.Future<VALUE> load() { return null; }")),
  CME038(node -> members(node, "static VALUE load() { return null; }")),
  CME039(node -> members(node, "<ZqT> VALUE load(ZqT a) { return null; }")),
  CME050(node -> value(node, "java.lang.Thread")),
  CME053(node -> value(node, "java.util.List<java.lang.Object>")),
  CME060(node -> node.members.append("  public java.lang.String key() { return null; }\n")),
  CME061(
      node -> {
        node.key = "";
        node.members.append("  private java.lang.String key() { return null; }\n");
      }),
  CME062(
      node -> {
        node.component("int zq", "zq", true);
        node.key += ":{zq}";
      });

  private static final Pattern PLACE = Pattern.compile("VALUE|NODE");

  private final Consumer<NodeText> change;

  NodeFlaw(Consumer<NodeText> change) {
    this.change = change;
  }

  /** Makes a good node a wrong one. */
  void into(NodeText node) {
    change.accept(node);
  }

  /** Another value, which a remote tier must write. */
  private static void value(NodeText node, String type) {
    node.value = type;
    node.members.setLength(0);
    node.tiers.clear();
    node.tiers.add(NodeText.tier("far", "1m"));
  }

  private static void members(NodeText node, String text) {
    node.members.setLength(0);
    String members = // at once: a drawn name may have either
        PLACE
            .matcher(text)
            .replaceAll(
                place ->
                    Matcher.quoteReplacement(
                        place.group().equals("NODE") ? node.name : node.value));
    node.members.append("  ").append(members).append('\n');
  }
}
