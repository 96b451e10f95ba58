package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.GeneratedNames;
import io.cacheme.processor.model.KeyMethodModel;
import io.cacheme.processor.model.KeyModel;
import io.cacheme.processor.model.KeyPlan;
import io.cacheme.processor.model.KeyTemplate;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where the key comes from, and whether its template parses. */
final class KeyCheck {

  /** Leaves room for values and the prefix: keys end in a hash beyond 512 characters. */
  static final int LONGEST_FIXED_PART = 400;

  private KeyCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    List<Diagnostic> found = new ArrayList<>();
    KeyModel key = node.key();
    if (key.template().isEmpty() && key.method().isEmpty() && !key.hasPrefix()) {
      found.add(
          DiagnosticCode.CME013.at(
              key.origin(),
              "the key of " + node.name() + " is empty",
              "start with the thing's name: " + quoted(example(node))));
    }
    key.method().ifPresent(method -> method(node, method, found));
    key.template().ifPresent(template -> template(node, template, found));
    return found;
  }

  static String example(NodeModel node) {
    String name =
        Words.decapitalized(GeneratedNames.withoutSuffix(node.record().type().simpleName()));
    return node.record().components().stream()
        .filter(c -> !c.ignored())
        .map(c -> ":{" + c.name() + "}")
        .collect(Collectors.joining("", name, ""));
  }

  private static void method(NodeModel node, KeyMethodModel method, List<Diagnostic> found) {
    if (node.key().template().isPresent()) {
      if (method.isText()) {
        found.add(
            DiagnosticCode.CME060.at(
                node.key().origin(),
                node.name() + " has both a key template and a method key()",
                "remove one of the two"));
      }
      return;
    }
    method
        .flaw()
        .ifPresent(
            flaw ->
                found.add(
                    DiagnosticCode.CME061.at(
                        method.origin(),
                        node.name() + ".key " + flaw + ", so it cannot give the key",
                        "declare it as `String key()`")));
  }

  private static void template(NodeModel node, KeyTemplate template, List<Diagnostic> found) {
    for (KeyTemplate.Flaw flaw : template.flaws()) {
      String plain = flaw.problem().startsWith("\"}\"") ? "\"}}\"" : "\"{{\"";
      found.add(
          DiagnosticCode.CME012.at(
              node.key().origin(),
              "the key of " + node.name() + " has " + flaw.problem(),
              "write " + quoted(flaw.mended()) + ", or " + plain + " for a plain brace"));
    }
    int length = fixedLength(node, template);
    if (length > LONGEST_FIXED_PART) {
      found.add(tooLong(node, length, node.key().origin()));
    }
  }

  static Diagnostic tooLong(NodeModel node, int length, Origin origin) {
    return DiagnosticCode.CME018.at(
        origin,
        "the fixed part of "
            + node.name()
            + "'s key has "
            + length
            + " characters; at most "
            + LONGEST_FIXED_PART
            + " are allowed",
        "shorten the key");
  }

  private static int fixedLength(NodeModel node, KeyTemplate template) {
    return KeyPlan.of(template, node.record().components()).steps().stream()
        .filter(KeyPlan.Fixed.class::isInstance)
        .mapToInt(step -> ((KeyPlan.Fixed) step).escaped().length())
        .sum();
  }
}
