package io.cacheme.processor.read;

import io.cacheme.processor.model.Refusal;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Whether a generated class can implement an interface or extend a class. */
final class Extension {

  private Extension() {}

  /** Why not; the help may be empty, else it ends so that another can follow. */
  static Optional<Refusal> refusal(TypeElement type) {
    return switch (type.getKind()) {
      case INTERFACE -> Optional.empty();
      case CLASS -> refusalOfClass(type);
      default -> refused("is " + withArticle(Signature.kind(type)), "");
    };
  }

  private static Optional<Refusal> refusalOfClass(TypeElement type) {
    if (type.getModifiers().contains(Modifier.FINAL)) {
      return refused("is final", "remove `final`; or ");
    }
    if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      return refused("is abstract", "");
    }
    if (isInner(type)) {
      return refused("is an inner class", "make it static; or ");
    }
    return constructors(type).isEmpty()
        ? refused("has only private constructors", "make one package-private; or ")
        : Optional.empty();
  }

  /** What a subclass in the same package can call. */
  static List<ExecutableElement> constructors(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
        .toList();
  }

  private static boolean isInner(TypeElement type) {
    return type.getNestingKind() == NestingKind.MEMBER
        && !type.getModifiers().contains(Modifier.STATIC);
  }

  private static Optional<Refusal> refused(String reason, String help) {
    return Optional.of(new Refusal(reason, help));
  }

  private static String withArticle(String kind) {
    return (kind.matches("[aeiou].*") ? "an " : "a ") + kind;
  }
}
