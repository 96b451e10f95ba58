package io.cacheme.processor.model;

import io.cacheme.processor.model.KeyTemplate.Literal;
import io.cacheme.processor.model.KeyTemplate.Part;
import io.cacheme.processor.model.KeyTemplate.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A template with its placeholders resolved to components.
 *
 * @param steps what to write from left to right
 * @param unknown the placeholders that name nothing
 */
public record KeyPlan(List<Step> steps, List<Unknown> unknown) {

  /** Copies its lists. */
  public KeyPlan {
    steps = List.copyOf(steps);
    unknown = List.copyOf(unknown);
  }

  /** One thing to write. */
  public sealed interface Step {}

  /**
   * Fixed text.
   *
   * @param raw as people read it
   * @param escaped as keys hold it
   */
  public record Fixed(String raw, String escaped) implements Step {}

  /**
   * A component.
   *
   * @param path the component of the node, and the parts of records after it
   */
  public record Value(List<ComponentModel> path) implements Step {

    /** Copies its list. */
    public Value {
      path = List.copyOf(path);
    }

    /** The component that is written. */
    public ComponentModel component() {
      return path.get(path.size() - 1);
    }

    /** {@code org.id} as one name, {@code orgId}. */
    public String joinedName() {
      return Words.joined(path.stream().map(ComponentModel::name).toList());
    }

    /** As written in the template, without the braces. */
    public String name() {
      return String.join(".", path.stream().map(ComponentModel::name).toList());
    }
  }

  /**
   * A placeholder that names nothing.
   *
   * @param placeholder the placeholder
   * @param part the name that is not there
   * @param owner what was searched: the path before the name, empty for the node itself
   * @param choices the names that are there
   * @param reason why what was searched cannot stand in a key itself, if so
   */
  public record Unknown(
      Placeholder placeholder,
      String part,
      String owner,
      List<String> choices,
      Optional<KeyType.Unsupported> reason) {}

  /** Resolves {@code template} among {@code components}. */
  public static KeyPlan of(KeyTemplate template, List<ComponentModel> components) {
    List<Step> steps = new ArrayList<>();
    List<Unknown> unknown = new ArrayList<>();
    for (Part part : template.parts()) {
      if (part instanceof Literal literal) {
        steps.add(new Fixed(literal.text(), KeyText.escape(literal.text())));
      } else if (part instanceof Placeholder placeholder) {
        resolve(placeholder, components, unknown).ifPresent(steps::add);
      }
    }
    return new KeyPlan(steps, unknown);
  }

  private static Optional<Value> resolve(
      Placeholder placeholder, List<ComponentModel> components, List<Unknown> unknown) {
    List<ComponentModel> path = new ArrayList<>();
    List<ComponentModel> scope = components;
    for (String name : placeholder.path()) {
      Optional<ComponentModel> next = ComponentModel.named(scope, name);
      if (next.isEmpty()) {
        String owner = String.join(".", path.stream().map(ComponentModel::name).toList());
        List<String> choices = scope.stream().map(ComponentModel::name).toList();
        Optional<KeyType.Unsupported> reason =
            path.isEmpty() ? Optional.empty() : path.get(path.size() - 1).unsupported();
        unknown.add(new Unknown(placeholder, name, owner, choices, reason));
        return Optional.empty();
      }
      path.add(next.get());
      scope =
          next.get().keyType() instanceof KeyType.Nested nested ? nested.components() : List.of();
    }
    return Optional.of(new Value(path));
  }

  /** The components that are written, from left to right. */
  public List<Value> values() {
    return steps.stream().filter(Value.class::isInstance).map(Value.class::cast).toList();
  }
}
