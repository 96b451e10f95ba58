package io.cacheme.processor.read;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Whether records may be equal whose keys differ, or the other way round: where {@code equals} or
 * {@code hashCode} is written by hand, or an accessor, of which the key is made while equality
 * looks at fields.
 *
 * <p>No compiler tells directly what is written and what is its own. Its own {@code equals} and
 * {@code hashCode} are final, its own accessors are not, and none has an annotation that no
 * component could have.
 */
final class Equality {

  private Equality() {}

  static boolean isOwn(TypeElement record) {
    return ElementFilter.methodsIn(record.getEnclosedElements()).stream()
        .anyMatch(method -> isWrittenEquality(method) || isWrittenAccessor(record, method));
  }

  private static boolean isWrittenEquality(ExecutableElement method) {
    return (isEquals(method) || isHashCode(method))
        && (!method.getModifiers().contains(Modifier.FINAL)
            || !method.getAnnotationMirrors().isEmpty());
  }

  private static boolean isEquals(ExecutableElement method) {
    return method.getSimpleName().contentEquals("equals")
        && method.getParameters().size() == 1
        && Lang.isExactly(method.getParameters().get(0).asType(), "java.lang.Object");
  }

  private static boolean isHashCode(ExecutableElement method) {
    return method.getSimpleName().contentEquals("hashCode") && method.getParameters().isEmpty();
  }

  private static boolean isWrittenAccessor(TypeElement record, ExecutableElement method) {
    return method.getParameters().isEmpty()
        && record.getRecordComponents().stream()
            .anyMatch(component -> component.getSimpleName().equals(method.getSimpleName()))
        && (method.getModifiers().contains(Modifier.FINAL) || isOverride(method));
  }

  private static boolean isOverride(ExecutableElement method) {
    return method.getAnnotationMirrors().stream()
        .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
        .anyMatch(type -> type.getQualifiedName().contentEquals("java.lang.Override"));
  }
}
