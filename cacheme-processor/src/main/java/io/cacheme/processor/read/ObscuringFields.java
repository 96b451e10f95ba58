package io.cacheme.processor.read;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Fields that have the name of a member type beside them: where a method of the type is called by
 * its name the field goes before it (JLS 6.4.2), as an enum's constant {@code A} does in {@code
 * E.A.call()}.
 */
final class ObscuringFields {

  private ObscuringFields() {}

  /** The field that goes before {@code type}, or before a type around it: {@code A of E}. */
  static Optional<String> of(Elements elements, TypeElement type) {
    if (!(type.getEnclosingElement() instanceof TypeElement outer)) {
      return Optional.empty();
    }
    return of(elements, outer)
        .or(
            () ->
                ElementFilter.fieldsIn(elements.getAllMembers(outer)).stream()
                    .filter(field -> field.getSimpleName().equals(type.getSimpleName()))
                    .findFirst()
                    .map(field -> text(field, outer)));
  }

  private static String text(Element field, TypeElement outer) {
    return field.getSimpleName() + " of " + outer.getSimpleName();
  }
}
