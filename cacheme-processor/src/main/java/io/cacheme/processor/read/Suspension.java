package io.cacheme.processor.read;

import java.util.List;
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

  /** What the function returns to Kotlin, or null if it is none. */
  static @Nullable TypeMirror result(ExecutableType type) {
    List<? extends TypeMirror> parameters = type.getParameterTypes();
    if (!isLast(parameters)) {
      return null;
    }
    List<? extends TypeMirror> told =
        ((DeclaredType) parameters.get(parameters.size() - 1)).getTypeArguments();
    return told.size() == 1 && told.get(0) instanceof WildcardType wildcard
        ? wildcard.getSuperBound()
        : null;
  }
}
