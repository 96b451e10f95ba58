package io.cacheme.tests.declarations;

import java.util.ArrayList;
import java.util.List;

/** The parts of a node's source, until they are written. */
final class NodeText {

  static final String ANNOTATION = "io.cacheme.annotation.";

  final String name;
  final List<String> components = new ArrayList<>();
  final List<String> tiers = new ArrayList<>();
  final List<String> attributes = new ArrayList<>();
  final StringBuilder members = new StringBuilder();
  String kind = "record";
  String variables = "";
  String key = "";
  String version = "v1";
  String value;

  /** A node called {@code name} that caches {@code value}. */
  NodeText(String name, String value) {
    this.name = name;
    this.value = value;
  }

  static String tier(String storage, String ttl) {
    return tier(storage, ttl, "");
  }

  /** One that says {@code more}, too. */
  static String tier(String storage, String ttl, String more) {
    return "@%sCache(storage = \"%s\", ttl = \"%s\"%s)".formatted(ANNOTATION, storage, ttl, more);
  }

  /** Adds a component, with its place in the key. */
  void component(String declared, String component, boolean isIgnored) {
    components.add((isIgnored ? "@" + ANNOTATION + "KeyIgnore " : "") + declared);
    if (!isIgnored) {
      key += ":{" + component + "}";
    }
  }

  /** The source, of this visibility. */
  String written(String access) {
    List<String> all = new ArrayList<>(attributes);
    if (!key.isEmpty()) {
      all.add("key = \"" + key + "\"");
    }
    all.add("version = \"" + version + "\"");
    all.add("caches = {" + String.join(", ", tiers) + "}");
    String header = kind.equals("record") ? "(" + String.join(", ", components) + ")" : "";
    String implemented = value.isEmpty() ? "" : " implements io.cacheme.Node<" + value + ">";
    return "@%sCacheNode(%s)%n%s%s %s%s%s%s {%n%s}%n"
        .formatted(
            ANNOTATION,
            String.join(", ", all),
            access,
            kind,
            name,
            variables,
            header,
            implemented,
            members);
  }
}
