package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.KeyPlan;
import io.cacheme.processor.model.KeyPlan.Unknown;
import io.cacheme.processor.model.KeyPlan.Value;
import io.cacheme.processor.model.KeyType;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether every component is in the key or ignored. A record named by its parts only, as in {@code
 * {tenant.id}}, must be there with all its parts.
 */
final class KeyCoverageCheck {

  private final NodeModel node;
  private final Set<String> covered;
  private final Set<String> misspelt;
  private final List<Diagnostic> found = new ArrayList<>();

  private KeyCoverageCheck(NodeModel node, KeyPlan plan) {
    this.node = node;
    this.covered = plan.values().stream().map(Value::name).collect(Collectors.toSet());
    this.misspelt =
        plan.unknown().stream().flatMap(u -> meant(u).stream()).collect(Collectors.toSet());
  }

  static List<Diagnostic> problems(NodeModel node) {
    return node.key()
        .template()
        .filter(template -> template.flaws().isEmpty())
        .map(template -> KeyPlan.of(template, node.record().components()))
        .map(plan -> new KeyCoverageCheck(node, plan).problems())
        .orElse(List.of());
  }

  private List<Diagnostic> problems() {
    node.record().components().forEach(component -> component(component, component, ""));
    return found;
  }

  private void component(ComponentModel top, ComponentModel component, String owner) {
    String path = path(owner, component.name());
    if (component.ignored()
        || covered.contains(path)
        || misspelt.contains(path)
        || isToldElsewhere(component, owner)) {
      return;
    }
    if (component.keyType() instanceof KeyType.Nested nested && isNamedInParts(path)) {
      nested.components().forEach(part -> component(top, part, path));
    } else {
      found.add(missing(top, component, owner));
    }
  }

  /** {@link KeyTypeCheck} looks at what is in the key, and at the node's own components. */
  private static boolean isToldElsewhere(ComponentModel component, String owner) {
    return owner.isEmpty() && component.keyType() instanceof KeyType.Unsupported;
  }

  private boolean isNamedInParts(String path) {
    return covered.stream().anyMatch(name -> name.startsWith(path + "."))
        || misspelt.stream().anyMatch(name -> name.startsWith(path + "."));
  }

  private Diagnostic missing(ComponentModel top, ComponentModel component, String owner) {
    String path = path(owner, component.name());
    return DiagnosticCode.CME011.at(
        top.origin(),
        "component "
            + path
            + (" of " + node.name())
            + " is not part of its key, so two different "
            + Words.plural(node.name())
            + " would share one cache entry",
        owner.isEmpty()
            ? "put {" + path + "} into the key, or mark it `@KeyIgnore`"
            : helpForPart(component, path, owner)
                + (top.name() + " `@KeyIgnore` to let what the key names decide"));
  }

  private static String helpForPart(ComponentModel component, String path, String owner) {
    return component.keyType() instanceof KeyType.Unsupported
        ? "declare `String key()`, or mark "
        : "put {" + path + "} or all of {" + owner + "} into the key, or mark ";
  }

  /** The path that a placeholder which names nothing was probably meant to be. */
  private static Optional<String> meant(Unknown unknown) {
    return unknown.choices().isEmpty()
        ? Optional.of(unknown.owner())
        : PlaceholderCheck.suggestion(unknown).map(name -> path(unknown.owner(), name));
  }

  private static String path(String owner, String name) {
    return owner.isEmpty() ? name : owner + "." + name;
  }
}
