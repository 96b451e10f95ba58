package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.RuntimeNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * An annotation of a method that names a node.
 *
 * @param kind which it is
 * @param mirror the annotation
 * @param place where the compiler has it: itself, or what holds several
 * @param value itself as a part of that, if it is one
 */
record NodeAnnotation(
    Kind kind, AnnotationMirror mirror, AnnotationMirror place, Optional<AnnotationValue> value) {

  /** What is said of the node. */
  enum Kind {
    MEMOIZE,
    INVALIDATES,
    PUTS;

    private ClassName one() {
      return switch (this) {
        case MEMOIZE -> RuntimeNames.MEMOIZE;
        case INVALIDATES -> RuntimeNames.INVALIDATES;
        case PUTS -> RuntimeNames.PUTS;
      };
    }

    /** What holds several of a method. */
    private ClassName several() {
      return switch (this) {
        case MEMOIZE -> RuntimeNames.MEMOIZE; // which has one at most
        case INVALIDATES -> RuntimeNames.INVALIDATES_LIST;
        case PUTS -> RuntimeNames.PUTS_LIST;
      };
    }

    /** As it is written. */
    String text() {
      return "@" + one().simpleName();
    }
  }

  /** The annotations that a type's methods are looked through for. */
  static Stream<ClassName> names() {
    return Stream.of(Kind.values())
        .flatMap(kind -> Stream.of(kind.one(), kind.several()))
        .distinct();
  }

  /** Those of {@code method}, in source order. */
  static List<NodeAnnotation> of(ExecutableElement method) {
    return method.getAnnotationMirrors().stream().flatMap(NodeAnnotation::of).toList();
  }

  private static Stream<NodeAnnotation> of(AnnotationMirror mirror) {
    for (Kind kind : Kind.values()) {
      if (is(mirror, kind.one())) {
        return Stream.of(new NodeAnnotation(kind, mirror, mirror, Optional.empty()));
      }
      if (is(mirror, kind.several())) {
        return mirror.getElementValues().values().stream()
            .filter(value -> value.getValue() instanceof List<?>)
            .flatMap(value -> ((List<?>) value.getValue()).stream())
            .map(AnnotationValue.class::cast)
            .filter(value -> value.getValue() instanceof AnnotationMirror)
            .map(
                value ->
                    new NodeAnnotation(
                        kind, (AnnotationMirror) value.getValue(), mirror, Optional.of(value)));
      }
    }
    return Stream.empty();
  }

  private static boolean is(AnnotationMirror mirror, ClassName name) {
    return ((TypeElement) mirror.getAnnotationType().asElement())
        .getQualifiedName()
        .contentEquals(name.canonicalName());
  }

  /** What it names; empty while that does not exist. */
  Optional<TypeMirror> named() {
    return attribute("value")
        .map(AnnotationValue::getValue)
        .filter(TypeMirror.class::isInstance)
        .map(TypeMirror.class::cast);
  }

  /** Where the key is to be taken from, if it says so. */
  Optional<String> from() {
    return attribute("from")
        .map(value -> String.valueOf(value.getValue()))
        .filter(s -> !s.isEmpty());
  }

  /** The group that is meant rather than one entry, if it says so. */
  Optional<String> group() {
    return attribute("group")
        .map(value -> String.valueOf(value.getValue()))
        .filter(s -> !s.isEmpty());
  }

  private Optional<AnnotationValue> attribute(String name) {
    return mirror.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
        .<AnnotationValue>map(entry -> entry.getValue())
        .findFirst();
  }

  /** The place of an attribute on {@code method}, whose own is {@code origin}. */
  Origin origin(Origin origin, ExecutableElement method, String attribute) {
    if (!method.equals(origin.element())) { // it is inherited, and told at the type
      return origin.quoting(Attributes.text(mirror));
    }
    AnnotationValue at = attribute(attribute).or(() -> value).orElse(null);
    return new Origin(origin.order() + 1, method, place, at, Attributes.text(mirror));
  }
}
