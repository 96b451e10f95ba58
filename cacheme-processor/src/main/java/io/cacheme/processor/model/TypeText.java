package io.cacheme.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types as messages show them: with simple names and without annotations. */
public final class TypeText {

  private TypeText() {}

  /** The type's text, as in {@code List<String>}. */
  public static String of(TypeName type) {
    return of(type, TypeText::simple);
  }

  /** The same beside {@code others}: where classes of one name meet, their names are in full. */
  public static String of(TypeName type, Collection<TypeName> others) {
    return of(
        type,
        name ->
            Stream.concat(Stream.of(type), others.stream())
                    .flatMap(TypeText::classes)
                    .filter(each -> simple(each).equals(simple(name)))
                    .map(ClassName::canonicalName)
                    .allMatch(name.canonicalName()::equals)
                ? simple(name)
                : name.canonicalName());
  }

  private static String simple(ClassName name) {
    return String.join(".", name.simpleNames());
  }

  private static Stream<ClassName> classes(TypeName type) {
    if (type instanceof ClassName name) {
      return Stream.of(name);
    }
    if (type instanceof ArrayTypeName array) {
      return classes(array.componentType());
    }
    if (type instanceof ParameterizedTypeName parameterized) {
      return Stream.concat(
          classes(parameterized.rawType()),
          parameterized.typeArguments().stream().flatMap(TypeText::classes));
    }
    return type instanceof WildcardTypeName wildcard
        ? Stream.concat(wildcard.lowerBounds().stream(), wildcard.upperBounds().stream())
            .flatMap(TypeText::classes)
        : Stream.empty();
  }

  private static String of(TypeName type, Function<ClassName, String> names) {
    if (type instanceof ClassName name) {
      return names.apply(name);
    }
    if (type instanceof ArrayTypeName array) {
      return of(array.componentType(), names) + "[]";
    }
    if (type instanceof ParameterizedTypeName parameterized) {
      return of(parameterized.rawType(), names)
          + parameterized.typeArguments().stream()
              .map(argument -> of(argument, names))
              .collect(Collectors.joining(", ", "<", ">"));
    }
    if (type instanceof WildcardTypeName wildcard) {
      return of(wildcard, names);
    }
    return type.toString();
  }

  private static String of(WildcardTypeName wildcard, Function<ClassName, String> names) {
    if (!wildcard.lowerBounds().isEmpty()) {
      return "? super " + of(wildcard.lowerBounds().get(0), names);
    }
    TypeName bound = wildcard.upperBounds().get(0);
    return bound.equals(ClassName.OBJECT) ? "?" : "? extends " + of(bound, names);
  }

  /** The type without its arguments, with {@code a} or {@code an} before it. */
  public static String withArticle(TypeName type) {
    String text = type instanceof ParameterizedTypeName p ? of(p.rawType()) : of(type);
    return ("AEIOUaeiou".indexOf(text.charAt(0)) >= 0 ? "an " : "a ") + text;
  }
}
