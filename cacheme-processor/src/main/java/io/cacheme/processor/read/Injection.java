package io.cacheme.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** What a parameter says to whoever injects beans: {@code @Qualifier("…")}, {@code @Value}. */
final class Injection {

  private static final List<String> PACKAGES =
      List.of("org.springframework.", "jakarta.inject.", "javax.inject.");

  private Injection() {}

  static List<AnnotationSpec> of(Element parameter) {
    return parameter.getAnnotationMirrors().stream()
        .filter(Injection::isMeant)
        .map(AnnotationSpec::get)
        .toList();
  }

  /** Whether it is Spring's own or the standard's, or somebody's that is marked by one of these. */
  private static boolean isMeant(AnnotationMirror annotation) {
    Element type = annotation.getAnnotationType().asElement();
    return isKnown(type)
        || type.getAnnotationMirrors().stream()
            .anyMatch(meta -> isKnown(meta.getAnnotationType().asElement()));
  }

  private static boolean isKnown(Element type) {
    String name = type instanceof TypeElement named ? named.getQualifiedName().toString() : "";
    return PACKAGES.stream().anyMatch(name::startsWith);
  }
}
