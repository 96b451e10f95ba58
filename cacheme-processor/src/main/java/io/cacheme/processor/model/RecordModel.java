package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The record of a node.
 *
 * @param type its name
 * @param isPublic whether it and all its enclosing types are public
 * @param components its components
 * @param typeParameters its header's type parameters as written, {@code <T>}; empty if it has none
 * @param ownEquality whether two records with equal components may differ, or the other way round
 * @param inaccessible the type that generated code would have to name and cannot, if any
 * @param origin its place
 */
public record RecordModel(
    ClassName type,
    boolean isPublic,
    List<ComponentModel> components,
    String typeParameters,
    boolean ownEquality,
    Optional<Declared<Hidden>> inaccessible,
    Origin origin) {

  /** Copies its list. */
  public RecordModel {
    components = List.copyOf(components);
  }

  /** The name with the enclosing types' names, as {@code Outer.UserInfo}. */
  public String name() {
    return String.join(".", type.simpleNames());
  }

  /** It, and the records that its components are, or have in them. */
  public Set<ClassName> keyRecords() {
    Set<ClassName> found = new HashSet<>(Set.of(type));
    addRecords(components, found);
    return found;
  }

  private static void addRecords(List<ComponentModel> components, Set<ClassName> found) {
    for (ComponentModel component : components) {
      if (component.keyType() instanceof KeyType.Nested nested) {
        if (RawType.of(component.type()).withoutAnnotations() instanceof ClassName name) {
          found.add(name);
        }
        addRecords(nested.components(), found);
      }
    }
  }

  /** The component of a name, if there is one. */
  public Optional<ComponentModel> component(String name) {
    return ComponentModel.named(components, name);
  }
}
