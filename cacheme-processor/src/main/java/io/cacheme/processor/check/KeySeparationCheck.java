package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.KeyPlan;
import io.cacheme.processor.model.KeyPlan.Fixed;
import io.cacheme.processor.model.KeyPlan.Step;
import io.cacheme.processor.model.KeyPlan.Value;
import io.cacheme.processor.model.KeyType;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether two records can give one key: no, if it can be read back from left to right.
 *
 * <p>It can where the text after each placeholder but the last holds a character that the
 * placeholder's own text cannot: the first such character then tells where the placeholder ends. A
 * record in braces ends where its braces do, so any text may follow it. What is left for the last
 * placeholder is its text.
 */
final class KeySeparationCheck {

  private KeySeparationCheck() {}

  /** A placeholder, what stands after it, and the next placeholder. */
  record Gap(Value left, Fixed between, Value right) {}

  static List<Diagnostic> problems(NodeModel node) {
    return node.key()
        .template()
        .filter(template -> template.flaws().isEmpty())
        .map(template -> KeyPlan.of(template, node.record().components()))
        .map(plan -> unclear(plan.steps()).stream().map(gap -> problem(node, gap)).toList())
        .orElse(List.of());
  }

  /** The places where one placeholder's text ends and nothing shows it. */
  static List<Gap> unclear(List<Step> steps) {
    List<Gap> found = new ArrayList<>();
    for (int i = 0; i + 1 < steps.size(); i++) {
      Step after = steps.get(i + 1);
      Step last = after instanceof Fixed && i + 2 < steps.size() ? steps.get(i + 2) : after;
      Fixed between = after instanceof Fixed fixed ? fixed : new Fixed("", "");
      if (steps.get(i) instanceof Value left
          && last instanceof Value right
          && !isSeparated(left.component(), between)) {
        found.add(new Gap(left, between, right));
      }
    }
    return found;
  }

  /** Whether {@code between} shows where the text of {@code component} ends. */
  private static boolean isSeparated(ComponentModel component, Fixed between) {
    if (between.escaped().isEmpty()) {
      return false;
    }
    if (!(component.keyType() instanceof KeyType.Scalar scalar)) {
      return true;
    }
    return between
        .escaped()
        .chars()
        .anyMatch(c -> !scalar.alphabet().allows(c, 1, component.nullable()));
  }

  private static Diagnostic problem(NodeModel node, Gap gap) {
    Value left = gap.left();
    Value right = gap.right();
    Fixed between = gap.between();
    String excerpt = "{" + left.name() + "}" + between.raw() + "{" + right.name() + "}";
    String headline =
        KeyCollision.find(left.component(), between, right.component())
            .map(pairs -> quoted(excerpt) + " gives " + pairs + " the same key")
            .orElse(
                quoted(excerpt)
                    + (" does not show where {" + left.name() + "} ends, so two different ")
                    + (Words.plural(node.name()) + " could share one key"));
    return DiagnosticCode.CME015.at(
        node.key().origin(),
        headline,
        "put a separator between: " + quoted("{" + left.name() + "}:{" + right.name() + "}"));
  }
}
