package io.cacheme.processor.read;

import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * A constructor that Lombok has yet to add to a class. Where it runs after us, the class still has
 * the one that every class has, which must not be taken for it; in the next round it is there.
 */
final class PromisedConstructor {

  private static final Set<String> PROMISES =
      Set.of(
          "lombok.AllArgsConstructor",
          "lombok.Builder",
          "lombok.Data",
          "lombok.RequiredArgsConstructor",
          "lombok.Value",
          "lombok.experimental.SuperBuilder");

  private PromisedConstructor() {}

  static boolean isMissing(Elements elements, TypeElement type) {
    return type.getAnnotationMirrors().stream()
            .map(annotation -> annotation.getAnnotationType().asElement().toString())
            .anyMatch(PROMISES::contains)
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .allMatch(constructor -> isGiven(elements, constructor));
  }

  private static boolean isGiven(Elements elements, ExecutableElement constructor) {
    return elements.getOrigin(constructor) == Elements.Origin.MANDATED;
  }
}
