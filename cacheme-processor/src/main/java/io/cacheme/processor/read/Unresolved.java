package io.cacheme.processor.read;

import com.google.auto.common.SuperficialValidation;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Whether a node names types that do not exist yet: another processor may write them, and then the
 * node is read in a later round.
 */
final class Unresolved {

  /** What javac gives as the value of a constant that it cannot find. */
  private static final String ERROR = "<error>";

  private final Predicate<TypeMirror> isExpected;

  /** {@code isExpected} knows the types that this processor is about to write. */
  Unresolved(Predicate<TypeMirror> isExpected) {
    this.isExpected = isExpected;
  }

  boolean isIn(TypeElement record, AnnotationMirror annotation) {
    return isIn(annotation)
        || Stream.of(
                record.getInterfaces().stream(),
                record.getRecordComponents().stream().map(Element::asType),
                ElementFilter.methodsIn(record.getEnclosedElements()).stream()
                    .flatMap(Unresolved::types))
            .flatMap(types -> types)
            .anyMatch(type -> !isExpected.test(type) && !SuperficialValidation.validateType(type));
  }

  private static Stream<TypeMirror> types(ExecutableElement method) {
    return method.getSimpleName().contentEquals("load")
            || method.getSimpleName().contentEquals("loadAll")
        ? Stream.concat(
            Stream.of(method.getReturnType()),
            method.getParameters().stream().map(VariableElement::asType))
        : Stream.empty();
  }

  private static boolean isIn(AnnotationMirror annotation) {
    return annotation.getElementValues().values().stream().anyMatch(Unresolved::isIn);
  }

  private static boolean isIn(AnnotationValue value) {
    Object content = value.getValue();
    if (content instanceof List<?> list) {
      return list.stream().anyMatch(item -> isIn((AnnotationValue) item));
    }
    if (content instanceof AnnotationMirror inner) {
      return isIn(inner);
    }
    return content instanceof TypeMirror type
        ? !SuperficialValidation.validateType(type)
        : ERROR.equals(content);
  }
}
