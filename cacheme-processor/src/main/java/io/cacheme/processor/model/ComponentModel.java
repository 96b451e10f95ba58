package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A component of a node's record, or of a record inside it.
 *
 * @param name its name
 * @param type its type
 * @param keyType how it becomes part of a key
 * @param nullable whether null is a value of its own
 * @param ignored whether it stands outside the key ({@code @KeyIgnore})
 * @param origin its place
 */
public record ComponentModel(
    String name, TypeName type, KeyType keyType, boolean nullable, boolean ignored, Origin origin) {

  /** Why it cannot stand in a key, if so. */
  Optional<KeyType.Unsupported> unsupported() {
    return keyType instanceof KeyType.Unsupported reason ? Optional.of(reason) : Optional.empty();
  }

  /** The component of a name, if there is one. */
  public static Optional<ComponentModel> named(List<ComponentModel> components, String name) {
    return components.stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
