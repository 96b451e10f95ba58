package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import java.util.List;
import java.util.Optional;

/**
 * What a node caches.
 *
 * @param type the type argument of {@code Node}
 * @param text the type with simple names, as messages show it
 * @param rawType the simple name of a raw type in it, if any
 * @param reached the classes that values hold and that generated code can name
 * @param mutable the simple name of a class in it that has visible mutators, if there is one
 * @param origin the record's place
 */
public record ValueModel(
    TypeName type,
    String text,
    Optional<String> rawType,
    List<ClassName> reached,
    Optional<String> mutable,
    Origin origin) {

  /** Copies its list. */
  public ValueModel {
    reached = List.copyOf(reached);
  }

  /** The type with qualified names. */
  public String qualifiedText() {
    return type.toString();
  }
}
