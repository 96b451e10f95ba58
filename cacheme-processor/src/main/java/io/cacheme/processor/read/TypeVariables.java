package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Reads the declarations of type variables. */
final class TypeVariables {

  /**
   * JavaPoet leaves {@code Object} out of bounds. Beside others it tells: the erasure of {@code T
   * extends Object & Comparable<T>} is {@code Object}, and what is declared without overrides
   * nothing. A variable of the name is written as it stands.
   */
  private static final TypeName OBJECT = TypeVariableName.get("java.lang.Object");

  private TypeVariables() {}

  /** The variable with its bounds, as it is declared. */
  static TypeVariableName declared(TypeVariable variable) {
    return TypeVariableName.get(
        variable.asElement().getSimpleName().toString(),
        bounds(variable.getUpperBound()).toArray(TypeName[]::new));
  }

  private static List<TypeName> bounds(TypeMirror upper) {
    return upper instanceof IntersectionType several
        ? several.getBounds().stream().map(TypeVariables::beside).toList()
        : List.of(TypeName.get(upper));
  }

  private static TypeName beside(TypeMirror bound) {
    TypeName name = TypeName.get(bound);
    return name.equals(ClassName.OBJECT) ? OBJECT : name;
  }
}
