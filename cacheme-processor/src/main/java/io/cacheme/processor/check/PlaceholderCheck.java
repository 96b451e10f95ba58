package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.KeyPlan;
import io.cacheme.processor.model.KeyPlan.Unknown;
import io.cacheme.processor.model.KeyPlan.Value;
import io.cacheme.processor.model.NodeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether each placeholder names a component that can stand in the key. */
final class PlaceholderCheck {

  private PlaceholderCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    return node.key()
        .template()
        .map(template -> KeyPlan.of(template, node.record().components()))
        .map(plan -> problems(node, plan))
        .orElse(List.of());
  }

  private static List<Diagnostic> problems(NodeModel node, KeyPlan plan) {
    List<Diagnostic> found = new ArrayList<>();
    Map<String, Unknown> unknown = new LinkedHashMap<>();
    plan.unknown().forEach(u -> unknown.putIfAbsent(u.placeholder().name(), u));
    unknown.values().forEach(u -> found.add(unknown(node, u)));
    Map<String, Value> values = new LinkedHashMap<>();
    plan.values().forEach(v -> values.putIfAbsent(v.name(), v));
    for (Value value : values.values()) {
      if (value.path().size() == 1 && value.component().ignored()) {
        found.add(ignored(node, value));
      }
      nullableOwner(value).ifPresent(owner -> found.add(mayBeNull(node, value, owner)));
    }
    return found;
  }

  private static Diagnostic unknown(NodeModel node, Unknown unknown) {
    String owner = unknown.owner().isEmpty() ? node.name() : unknown.owner();
    String uses =
        "the key of " + node.name() + (" uses {" + unknown.placeholder().name() + "}, but ");
    return unknown
        .reason()
        .map(
            type ->
                DiagnosticCode.CME010.at(
                    node.key().origin(),
                    uses + (owner + " is " + type.what() + ", " + type.reason()),
                    "declare `String key()` in place of the template"))
        .orElseGet(
            () ->
                DiagnosticCode.CME010.at(
                    node.key().origin(),
                    uses + owner + (" has no component named \"" + unknown.part() + "\""),
                    help(unknown, owner)));
  }

  /** What mends a placeholder that names no component of {@code owner}. */
  static String help(Unknown unknown, String owner) {
    String prefix = unknown.owner().isEmpty() ? "" : unknown.owner() + ".";
    Optional<String> near = suggestion(unknown);
    if (near.isPresent()) {
      return "did you mean {" + prefix + near.get() + "}?";
    }
    if (unknown.choices().isEmpty()) {
      return unknown.owner().isEmpty()
          ? "remove it; " + owner + " has no components"
          : "write {" + unknown.owner() + "}";
    }
    return unknown.choices().stream()
        .map(choice -> "{" + prefix + choice + "}")
        .collect(Collectors.joining(", ", "use one of ", ""));
  }

  /** The component that was probably meant. */
  static Optional<String> suggestion(Unknown unknown) {
    return Suggestions.nearest(unknown.part(), unknown.choices());
  }

  private static Diagnostic ignored(NodeModel node, Value value) {
    return DiagnosticCode.CME062.at(
        node.key().origin(),
        "the key of "
            + node.name()
            + (" uses {" + value.name() + "}, but that component is marked @KeyIgnore"),
        "remove {" + value.name() + "} from the key, or @KeyIgnore from the component");
  }

  private static Optional<String> nullableOwner(Value value) {
    List<String> names = new ArrayList<>();
    for (ComponentModel owner : value.path().subList(0, value.path().size() - 1)) {
      names.add(owner.name());
      if (owner.nullable()) {
        return Optional.of(String.join(".", names));
      }
    }
    return Optional.empty();
  }

  private static Diagnostic mayBeNull(NodeModel node, Value value, String owner) {
    return DiagnosticCode.CME063.at(
        node.key().origin(),
        "the key of "
            + node.name()
            + (" uses {" + value.name() + "}, but " + owner + " may be null"),
        "write {" + owner + "}, which has a text for null, or remove @Nullable");
  }
}
