package io.cacheme.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Set;

/**
 * Names in full the types of a generated class's own package whose simple names mean something else
 * in it, for it inherits a type or a field of the name (JLS 6.4). JavaPoet would shorten them.
 */
final class FullNames {

  private final String home;
  private final Set<String> gone;

  /** In the package {@code home}, where {@code gone} means something else. */
  FullNames(String home, List<String> gone) {
    this.home = home;
    this.gone = Set.copyOf(gone);
  }

  ClassName of(ClassName type) {
    boolean isGone =
        type.packageName().equals(home) && gone.contains(type.topLevelClassName().simpleName());
    return isGone ? ClassName.get("", type.canonicalName()) : type;
  }

  /** The type, and what it is made of. */
  TypeName of(TypeName type) {
    if (type instanceof ClassName name) {
      return of(name);
    }
    if (type instanceof ArrayTypeName array) {
      return ArrayTypeName.of(of(array.componentType()));
    }
    if (type instanceof ParameterizedTypeName parameterized) {
      return parameterized(parameterized);
    }
    return type instanceof WildcardTypeName wildcard ? wildcard(wildcard) : type;
  }

  /** The declaration of a type variable. */
  TypeVariableName of(TypeVariableName variable) {
    return TypeVariableName.get(
        variable.name(), variable.bounds().stream().map(this::of).toArray(TypeName[]::new));
  }

  private TypeName parameterized(ParameterizedTypeName type) {
    ParameterizedTypeName plain = with(type.rawType(), type.typeArguments());
    boolean isInner = !plain.equals(type); // of a type with arguments: its own begin with that
    return isInner
        ? type
        : with(of(type.rawType()), type.typeArguments().stream().map(this::of).toList());
  }

  private static ParameterizedTypeName with(ClassName raw, List<TypeName> arguments) {
    return ParameterizedTypeName.get(raw, arguments.toArray(TypeName[]::new));
  }

  private TypeName wildcard(WildcardTypeName wildcard) {
    return wildcard.lowerBounds().isEmpty()
        ? WildcardTypeName.subtypeOf(of(wildcard.upperBounds().get(0)))
        : WildcardTypeName.supertypeOf(of(wildcard.lowerBounds().get(0)));
  }
}
