package io.cacheme.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.stream.Collectors;

/** Types as messages show them: with simple names and without annotations. */
public final class TypeText {

  private TypeText() {}

  /** The type's text, as in {@code List<String>}. */
  public static String of(TypeName type) {
    if (type instanceof ClassName name) {
      return String.join(".", name.simpleNames());
    }
    if (type instanceof ArrayTypeName array) {
      return of(array.componentType()) + "[]";
    }
    if (type instanceof ParameterizedTypeName parameterized) {
      return of(parameterized.rawType())
          + parameterized.typeArguments().stream()
              .map(TypeText::of)
              .collect(Collectors.joining(", ", "<", ">"));
    }
    if (type instanceof WildcardTypeName wildcard) {
      return of(wildcard);
    }
    return type.toString();
  }

  private static String of(WildcardTypeName wildcard) {
    if (!wildcard.lowerBounds().isEmpty()) {
      return "? super " + of(wildcard.lowerBounds().get(0));
    }
    TypeName bound = wildcard.upperBounds().get(0);
    return bound.equals(ClassName.OBJECT) ? "?" : "? extends " + of(bound);
  }

  /** The type without its arguments, with {@code a} or {@code an} before it. */
  public static String withArticle(TypeName type) {
    String text = type instanceof ParameterizedTypeName p ? of(p.rawType()) : of(type);
    return ("AEIOUaeiou".indexOf(text.charAt(0)) >= 0 ? "an " : "a ") + text;
  }
}
