package io.cacheme.processor.read;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Whether a component is declared {@code @Nullable}, by whichever annotation of that name.
 *
 * <p>One on the type is seen only in the node's own source file: read from class files it is
 * visible to some compilers and not to others, and the same source must give the same key
 * everywhere.
 */
final class Nullability {

  private final TypeElement outermost;

  Nullability(TypeElement node) {
    this.outermost = outermost(node);
  }

  boolean isNullable(TypeElement record, RecordComponentElement component, List<Element> twins) {
    Stream<AnnotatedConstruct> declarations = Stream.concat(Stream.of(component), twins.stream());
    Stream<AnnotatedConstruct> types =
        outermost(record).equals(outermost)
            ? Stream.concat(Stream.of(component.asType()), twins.stream().map(Element::asType))
            : Stream.empty();
    return Stream.concat(declarations, types).anyMatch(Nullability::isMarked);
  }

  /** Whether there is any such annotation, of the component, its twins or their types. */
  static boolean isMarked(RecordComponentElement component, List<? extends Element> twins) {
    return Stream.concat(Stream.of(component), twins.stream())
        .flatMap(element -> Stream.of(element, element.asType()))
        .anyMatch(Nullability::isMarked);
  }

  /** Whether there is any such annotation, of the parameter or its type. */
  static boolean isMarked(VariableElement parameter) {
    return Stream.of(parameter, parameter.asType()).anyMatch(Nullability::isMarked);
  }

  private static boolean isMarked(AnnotatedConstruct construct) {
    return construct.getAnnotationMirrors().stream()
        .map(mirror -> mirror.getAnnotationType().asElement().getSimpleName())
        .anyMatch(name -> name.contentEquals("Nullable"));
  }

  private static TypeElement outermost(TypeElement type) {
    TypeElement found = type;
    while (found.getEnclosingElement() instanceof TypeElement enclosing) {
      found = enclosing;
    }
    return found;
  }
}
