package io.cacheme.tests.declarations;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be wrong with a memoized type, by the code that says so. */
enum MemoizeFlaw {
  CME040("final class", "MEMOIZE VALUE zq(NODE node) { return null; }"),
  CME041("interface", "MEMOIZE VALUE zq(NODE node, java.lang.Thread zqMore);"),
  CME042("interface", "MEMOIZE static VALUE zq(NODE node) { return null; }"),
  CME043("interface", "MEMOIZE java.lang.Thread zq(NODE node);"),
  CME044("interface", "@io.cacheme.annotation.Memoize(java.lang.String.class) VALUE zq(NODE n);"),
  CME045(
      "sealed interface", "MEMOIZE VALUE zq(NODE node); non-sealed interface ZqIn extends NAME {}"),
  CME046(
      "interface",
      "MEMOIZE VALUE zq(NODE node);"
          + " @io.cacheme.annotation.ToNode static NODE zqTo(java.lang.Thread t) { return null; }"),
  CME047("interface", "MEMOIZE VALUE zq(NODE node) throws java.lang.Throwable;"),
  CME091("interface", "INVALIDATES void zq(NODE one, NODE other);"),
  CME092("interface", "INVALIDATES java.util.concurrent.Future<VALUE> zq(NODE node);"),
  CME093("interface", "PUTS void zq(NODE node);"),
  CME094("interface", "INVALIDATES PUTS VALUE zq(NODE node);"),
  CME095(
      "interface",
      "@io.cacheme.annotation.Puts(value = NODE.class, from = \"zqNone\") VALUE zq(NODE node);");

  private static final Pattern PLACE = Pattern.compile("MEMOIZE|INVALIDATES|PUTS|VALUE|NODE|NAME");

  private final String kind;
  private final String member;

  MemoizeFlaw(String kind, String member) {
    this.kind = kind;
    this.member = member;
  }

  /** A memoized type of this flaw. */
  String text(String name, DrawnNode node) {
    Map<String, String> places =
        Map.of(
            "MEMOIZE",
            "@io.cacheme.annotation.Memoize(" + node.type() + ".class)",
            "INVALIDATES",
            "@io.cacheme.annotation.Invalidates(" + node.type() + ".class)",
            "PUTS",
            "@io.cacheme.annotation.Puts(" + node.type() + ".class)",
            "VALUE",
            node.value().boxed(),
            "NODE",
            node.type(),
            "NAME",
            name);
    // in one pass: what is filled in may itself be called NODE
    String filled =
        PLACE
            .matcher(member)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(Objects.requireNonNull(places.get(found.group()))));
    return kind + " " + name + " {\n  " + filled + "\n}\n";
  }
}
