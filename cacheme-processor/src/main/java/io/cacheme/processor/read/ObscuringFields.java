package io.cacheme.processor.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Fields that have the name of a member type beside them: where a method of the type is called by
 * its name the field goes before it (JLS 6.4.2), as an enum's constant {@code A} does in {@code
 * E.A.call()}. Compilers pass by those that the caller cannot access.
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
                beside(elements, type, outer)
                    .filter(field -> isAccessible(elements, field, outer))
                    .map(field -> text(field, outer)));
  }

  /** The field of {@code outer} that is meant by the name of {@code type}. */
  private static Optional<VariableElement> beside(
      Elements elements, TypeElement type, TypeElement outer) {
    List<VariableElement> named =
        ElementFilter.fieldsIn(elements.getAllMembers(outer)).stream()
            .filter(field -> field.getSimpleName().equals(type.getSimpleName()))
            .toList();
    return named.stream()
        .filter(field -> named.stream().noneMatch(other -> elements.hides(other, field)))
        .findFirst();
  }

  /**
   * Whether a generated class can access it, which is in the package of {@code outer}, and may
   * extend any class.
   */
  private static boolean isAccessible(Elements elements, VariableElement field, TypeElement outer) {
    Set<Modifier> modifiers = field.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        || modifiers.containsAll(Set.of(Modifier.PROTECTED, Modifier.STATIC))
        || (!modifiers.contains(Modifier.PRIVATE)
            && elements.getPackageOf(field).equals(elements.getPackageOf(outer)));
  }

  private static String text(Element field, TypeElement outer) {
    return field.getSimpleName() + " of " + outer.getSimpleName();
  }
}
