package io.cacheme.processor.read;

import java.util.List;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Tells Kotlin's suspend functions, which to Java take what is told of their end last. */
final class Suspension {

  private static final String CONTINUATION = "kotlin.coroutines.Continuation";

  private Suspension() {}

  /** Whether the last of {@code parameters} is for what is told. */
  static boolean isLast(List<? extends TypeMirror> parameters) {
    return !parameters.isEmpty()
        && Lang.isExactly(parameters.get(parameters.size() - 1), CONTINUATION);
  }

  /** What the function returns to Kotlin, {@link #plain}, or null if it is none. */
  static @Nullable TypeMirror result(Lang lang, ExecutableType type) {
    List<? extends TypeMirror> parameters = type.getParameterTypes();
    if (!isLast(parameters)) {
      return null;
    }
    List<? extends TypeMirror> told =
        ((DeclaredType) parameters.get(parameters.size() - 1)).getTypeArguments();
    TypeMirror result = told.size() == 1 ? plain(lang, told.get(0)) : null;
    return result instanceof WildcardType ? null : result; // of no bound
  }

  /**
   * {@code type} as Kotlin sees it: a {@code List<? extends Number>} is its {@code List<Number>},
   * whose declaration says that it only hands out.
   */
  static TypeMirror plain(Lang lang, TypeMirror type) {
    if (type instanceof WildcardType wildcard) {
      TypeMirror bound = bound(wildcard);
      return bound == null ? type : plain(lang, bound);
    }
    if (type instanceof ArrayType array) {
      return lang.types.getArrayType(plain(lang, array.getComponentType()));
    }
    return type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()
        ? plain(lang, declared)
        : type;
  }

  private static TypeMirror plain(Lang lang, DeclaredType type) {
    TypeMirror[] arguments =
        type.getTypeArguments().stream()
            .map(argument -> plain(lang, argument))
            .toArray(TypeMirror[]::new);
    DeclaredType around = type.getEnclosingType() instanceof DeclaredType outer ? outer : null;
    return lang.types.getDeclaredType(around, Lang.element(type), arguments);
  }

  private static @Nullable TypeMirror bound(WildcardType wildcard) {
    TypeMirror upper = wildcard.getExtendsBound();
    return upper == null ? wildcard.getSuperBound() : upper;
  }
}
