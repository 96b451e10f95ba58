package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.GroupModel;
import io.cacheme.processor.model.KeyPlan;
import io.cacheme.processor.model.KeyPlan.Unknown;
import io.cacheme.processor.model.KeyPlan.Value;
import io.cacheme.processor.model.KeyType;
import io.cacheme.processor.model.NodeModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Whether each group is one: more than one entry, and fewer than all of them. */
final class GroupCheck {

  private static final int MOST = 8;

  private GroupCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    List<Diagnostic> found = new ArrayList<>();
    Map<String, GroupModel> named = new HashMap<>();
    Map<Set<String>, GroupModel> parts = new HashMap<>();
    for (GroupModel group : node.groups()) {
      Optional<Diagnostic> problem = problem(node, group);
      problem.ifPresent(found::add);
      if (problem.isEmpty()) {
        GroupModel same = named.putIfAbsent(group.methodSuffix(components(node)), group);
        GroupModel equal = parts.putIfAbsent(Set.copyOf(names(node, group)), group);
        if (same != null || equal != null) {
          found.add(alike(node, group, equal == null ? Objects.requireNonNull(same) : equal));
        }
      }
    }
    if (node.groups().size() > MOST) {
      found.add(
          wrong(
              node,
              node.groups().get(MOST),
              "is one more than the " + MOST + " that an entry can belong to",
              "leave out those that are seldom ended; clear() ends all entries"));
    }
    return found;
  }

  private static Diagnostic alike(NodeModel node, GroupModel group, GroupModel same) {
    String other = quoted(same.template().text());
    return Set.copyOf(names(node, group)).equals(Set.copyOf(names(node, same)))
        ? wrong(
            node,
            group,
            "has the components of " + other,
            "remove one of them: they would end the same entries")
        : wrong(
            node,
            group,
            "would be ended by invalidate" + group.methodSuffix(components(node)) + ", as " + other,
            "rename a component");
  }

  private static List<String> names(NodeModel node, GroupModel group) {
    return group.values(components(node)).stream().map(Value::name).toList();
  }

  private static List<ComponentModel> components(NodeModel node) {
    return node.record().components();
  }

  private static Optional<Diagnostic> problem(NodeModel node, GroupModel group) {
    if (!group.template().flaws().isEmpty()) {
      var flaw = group.template().flaws().get(0);
      return Optional.of(
          wrong(node, group, "has " + flaw.problem(), "write " + quoted(flaw.mended())));
    }
    KeyPlan plan = KeyPlan.of(group.template(), components(node));
    if (!plan.unknown().isEmpty()) {
      return Optional.of(unknown(node, group, plan.unknown().get(0)));
    }
    for (Value value : plan.values()) {
      Optional<String> flaw = flaw(value);
      if (flaw.isPresent()) {
        return Optional.of(
            wrong(
                node,
                group,
                "uses {" + value.name() + "}, " + flaw.get(),
                "use components of which the key is made"));
      }
    }
    if (plan.values().isEmpty()) {
      return Optional.of(
          wrong(
              node,
              group,
              "names no component, so that all entries belong to it",
              "name one in braces; or remove it, for clear() ends all entries"));
    }
    if (namesAll(node, group)) {
      return Optional.of(
          wrong(
              node,
              group,
              "names all components, so that each entry is a group of its own",
              "name fewer; or remove it, for invalidate ends one entry"));
    }
    return Optional.empty();
  }

  /** Whether the value can stand for part of the key, or what is wrong with it. */
  private static Optional<String> flaw(Value value) {
    int owners = value.path().size() - 1;
    for (int i = 0; i <= owners; i++) {
      ComponentModel part = value.path().get(i);
      if (part.ignored()) {
        return Optional.of("but " + part.name() + " is marked @KeyIgnore");
      }
      if (i < owners && part.nullable()) {
        return Optional.of("but " + part.name() + " may be null");
      }
    }
    return value.component().keyType() instanceof KeyType.Unsupported unsupported
        ? Optional.of("which is " + unsupported.what() + ", " + unsupported.reason())
        : Optional.empty();
  }

  private static boolean namesAll(NodeModel node, GroupModel group) {
    List<String> named = names(node, group);
    return components(node).stream()
        .filter(component -> !component.ignored())
        .allMatch(component -> named.contains(component.name()));
  }

  private static Diagnostic unknown(NodeModel node, GroupModel group, Unknown unknown) {
    String owner = unknown.owner().isEmpty() ? node.name() : unknown.owner();
    return wrong(
        node,
        group,
        "uses {"
            + unknown.placeholder().name()
            + ("}, but " + owner + " has no component named " + quoted(unknown.part())),
        PlaceholderCheck.help(unknown, owner));
  }

  private static Diagnostic wrong(NodeModel node, GroupModel group, String flaw, String help) {
    return DiagnosticCode.CME096.at(
        group.declared().origin(),
        "group " + quoted(group.template().text()) + " of " + node.name() + " " + flaw,
        help);
  }
}
